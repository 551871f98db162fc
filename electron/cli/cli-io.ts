import type { Readable, Writable } from 'node:stream'

/** What a run of the command line has of the world around it. */
export interface CliIo {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly environment: NodeJS.ProcessEnv
  readonly workingFolder: string
  /** True where a person sits at a terminal and can be asked. */
  readonly isInteractive: boolean
  /** Calls the listener at each Ctrl-C (`interrupt`) and request to end (`end`), until the function it answers is called. */
  onInterrupt(listener: (kind: 'interrupt' | 'end') => void): () => void
}

/** A closed terminal is a request to end, too. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The world of this process. */
export const processIo = (): CliIo => {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    workingFolder: process.cwd(),
    isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    onInterrupt(listener) {
      const tell = (signal: NodeJS.Signals) => listener(signal === 'SIGINT' ? 'interrupt' : 'end')
      for (const signal of signals) process.on(signal, tell)
      return () => {
        for (const signal of signals) process.off(signal, tell)
      }
    },
  }
}
