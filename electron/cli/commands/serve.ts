import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'

interface ServeCommandOptions {
  readonly host?: string
  readonly port?: string
  readonly allowRemote?: boolean
}

/** `serve`: the headless shell, until it is asked to end. */
export const registerServe = (program: Command, cli: Cli): void => {
  program
    .command('serve')
    .description('serve the app to browsers and print a one-time link')
    .option('--host <address>', 'address to listen on (127.0.0.1)')
    .option('--port <number>', 'port to listen on; 0 takes any free one (4777)')
    .option('--allow-remote', 'let other computers connect; put a proxy with TLS in front')
    .action(async ({ host, port, allowRemote }: ServeCommandOptions) => {
      const { serve } = await import('../../server/serve.ts')
      const code = await serve([
        `--data-dir=${cli.dataFolder()}`,
        ...(host ? [`--host=${host}`] : []),
        ...(port ? [`--port=${port}`] : []),
        ...(allowRemote ? ['--allow-remote'] : []),
      ])
      cli.finish(code === 0 ? ExitCode.done : code === 2 ? ExitCode.invalid : ExitCode.failed)
    })
}
