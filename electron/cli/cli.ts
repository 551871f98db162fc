import { resolve } from 'node:path'
import type { Command } from 'commander'
import { defaultDataFolder } from '../server/default-data-folder.ts'
import type { CliIo } from './cli-io.ts'
import type { Connection } from './connection.ts'
import type { ExitCode } from './exit-code.ts'
import { createOutput, type Output } from './output.ts'

/** What a command of the command line works with while it runs. */
export interface Session extends Connection {
  readonly io: CliIo
  readonly output: Output
}

/** One run of the program, as its commands see it. */
export interface Cli {
  readonly io: CliIo
  output(): Output
  dataFolder(): string
  /** Runs the work on a connected Stackwright, disconnects, and keeps the exit code. */
  withSession(work: (session: Session) => Promise<ExitCode>): Promise<void>
  /** Keeps the exit code of a command that needs no connection. */
  finish(code: ExitCode): void
}

/** Adds a command to the program. */
export type CommandRegistration = (program: Command, cli: Cli) => void

/** Makes the run of a program; its global options are read when a command asks for them. */
export const createCli = (program: Command, io: CliIo, finish: (code: ExitCode) => void): Cli => {
  const options = () => program.opts<{ readonly dataDir?: string; readonly json?: boolean }>()
  const output = () => createOutput(io, options().json === true)
  const dataFolder = () => resolve(io.workingFolder, options().dataDir ?? defaultDataFolder(io.environment))
  return {
    io,
    output,
    dataFolder,
    finish,
    async withSession(work) {
      // Loaded here, so that what needs no connection starts without all that one takes.
      const { connect } = await import('./connection.ts')
      const connection = await connect({ dataFolder: dataFolder(), environment: io.environment })
      const { storage } = connection
      if (storage) output().message(`${storage.message}\n${storage.next}`)
      try {
        finish(await work({ ...connection, io, output: output() }))
      } finally {
        await connection.close()
      }
    },
  }
}
