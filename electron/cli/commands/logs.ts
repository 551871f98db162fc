import { type Command, InvalidArgumentError } from 'commander'
import { parseGoDuration } from '#shared/format/go-duration.ts'
import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import type { Cli, Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import type { Output, Style } from '../output.ts'
import { positiveInteger } from './option-values.ts'

interface LogsOptions {
  readonly follow?: boolean
  readonly since?: string
  readonly tail?: number
}

/** `logs`: what the containers of a stack wrote, merged by time. */
export const registerLogs = (program: Command, cli: Cli): void => {
  program
    .command('logs <stack> [service]')
    .description('what the containers wrote, merged by time')
    .option('-f, --follow', 'go on until Ctrl-C')
    .option('--since <time>', 'from this moment on: a time, or how long ago (10m)', moment)
    .option('--tail <number>', 'at most so many lines of each container from before (200)', positiveInteger)
    .action((stack: string, service: string | undefined, options: LogsOptions) =>
      cli.withSession((session) => printLogs(session, { stack, ...(service ? { service } : {}), ...options })),
    )
}

const printLogs = async (
  { api, io, output }: Session,
  input: LogsOptions & { readonly stack: string; readonly service?: string },
): Promise<ExitCode> => {
  const leaving = new AbortController()
  const release = io.onInterrupt(() => leaving.abort())
  try {
    for await (const line of await api.stacks.logs(input, { signal: leaving.signal })) {
      output.print(line, describeLine(line, output))
    }
  } catch (error) {
    if (!leaving.signal.aborted) throw error
  } finally {
    release()
  }
  return ExitCode.done
}

const palette: readonly Style[] = ['cyan', 'yellow', 'green', 'magenta', 'blue']

const describeLine = (line: ContainerLogLine, output: Output): string => {
  const name = `${line.service}-${line.number}`
  const sum = [...line.service].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return `${output.paint(palette[sum % palette.length] ?? 'cyan', name)} | ${line.text}`
}

/** A moment as ISO 8601 in UTC, from a time or from how long ago. */
const moment = (value: string): string => {
  const ago = parseGoDuration(value)
  const time = ago === null ? Date.parse(value) : Date.now() - ago
  if (Number.isNaN(time)) throw new InvalidArgumentError('Write a time (2026-11-22T14:00:00Z) or how long ago (10m).')
  return new Date(time).toISOString()
}
