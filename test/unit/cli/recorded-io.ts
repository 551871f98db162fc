import { PassThrough, Readable } from 'node:stream'
import type { CliIo } from '../../../electron/cli/cli-io.ts'
import { runCli } from '../../../electron/cli/run-cli.ts'

/** What a run of the command line wrote and ended with. */
export interface RecordedRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunRequest {
  readonly stdin?: string
  readonly environment?: NodeJS.ProcessEnv
  readonly workingFolder?: string
  /** Called with each listener for Ctrl-C; a test calls it to press the keys. */
  readonly onListener?: (press: () => void) => void
}

/** Runs the command line in this process, away from its terminal and environment. */
export const recordRun = async (args: readonly string[], request: RunRequest = {}): Promise<RecordedRun> => {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const io: CliIo = {
    stdin: Readable.from(request.stdin === undefined ? [] : [request.stdin]),
    stdout,
    stderr,
    environment: request.environment ?? {},
    workingFolder: request.workingFolder ?? process.cwd(),
    isInteractive: false,
    onInterrupt(listener) {
      request.onListener?.(() => listener('interrupt'))
      return () => {}
    },
  }
  const code = await runCli(args, io)
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) }
}

const textOf = (stream: PassThrough): string => String(stream.read() ?? '')
