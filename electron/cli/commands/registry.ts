import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Cli } from '../cli.ts'
import type { CliIo } from '../cli-io.ts'
import { ExitCode } from '../exit-code.ts'
import { formatTable } from '../table.ts'
import { UsageError } from '../usage-error.ts'

interface AddOptions {
  readonly username: string
  readonly passwordStdin?: boolean
}

/** `registry ls`, `registry add`, `registry test`, `registry rm` and `registry import`. */
export const registerRegistry = (program: Command, cli: Cli): void => {
  const registry = program.command('registry').description('logins of image registries; passwords are kept sealed')
  registry
    .command('ls')
    .description('registries that have a login')
    .action(() => listRegistries(cli))
  registry
    .command('add <registry>')
    .description('store a login; asks for the password, or takes it from standard input')
    .requiredOption('-u, --username <name>', 'who signs in')
    .option('--password-stdin', 'take the password from standard input')
    .action((name: string, options: AddOptions) => addRegistry(cli, name, options))
  registry
    .command('test <registry>')
    .description('have the Engine of a host sign in with the stored login')
    .option('--host <host>', 'whose Engine; the first host where left out')
    .action((name: string, { host }: { readonly host?: string }) => testRegistry(cli, name, host))
  registry
    .command('rm <registry>')
    .description('forget a login')
    .action((name: string) => removeRegistry(cli, name))
  registry
    .command('import')
    .description("take over what docker login wrote into Docker's configuration; runs no credential helper")
    .action(() => importLogins(cli))
}

const listRegistries = (cli: Cli): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const { items } = await api.registries.list()
    const rows = items.map(({ registry, username, updatedAt }) => [registry, username, updatedAt])
    const table = formatTable(['REGISTRY', 'USER', 'STORED'], rows)
    output.print(items, items.length > 0 ? table : 'No registry has a login.')
    return ExitCode.done
  })

const addRegistry = async (cli: Cli, registry: string, options: AddOptions): Promise<void> => {
  const password = await readPassword(cli.io, options)
  await cli.withSession(async ({ api, output }) => {
    const login = await api.registries.set({ registry, username: options.username, password })
    output.print(login, `${login.registry}: the login of ${login.username} is stored`)
    return ExitCode.done
  })
}

const testRegistry = (cli: Cli, registry: string, host: string | undefined): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const result = await api.registries.test({ registry, ...(host === undefined ? {} : { host }) })
    output.print(result, `${result.host} signed in at ${result.registry} as ${result.username}: ${result.answer}`)
    return ExitCode.done
  })

const removeRegistry = (cli: Cli, registry: string): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    await api.registries.remove({ registry })
    output.print({ removed: registry }, `The login of ${registry} is forgotten`)
    return ExitCode.done
  })

const importLogins = (cli: Cli): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const result = await api.registries.importFromDocker()
    const lines = [
      ...result.imported.map(({ registry, username }) => `${registry}: the login of ${username} is stored`),
      ...result.skipped.map(({ registry, reason }) => `${registry}: left out, ${reason}`),
    ]
    output.print(result, lines.join('\n') || "Docker's configuration has no login.")
    return ExitCode.done
  })

/** Never an argument: those are seen by everybody on the computer, and kept in the history of the shell. */
async function readPassword(io: CliIo, { passwordStdin }: AddOptions): Promise<string> {
  if (!passwordStdin && !io.isInteractive) {
    throw new UsageError('There is no terminal to ask at: give the password on standard input with --password-stdin.')
  }
  const password = passwordStdin ? (await text(io.stdin)).replace(/\r?\n$/, '') : await askUnseen(io)
  if (password === '') throw new UsageError('The password is empty. Nothing was stored.')
  return password
}

/** What is typed is not written back. */
async function askUnseen(io: CliIo): Promise<string> {
  io.stderr.write('Password: ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: io.stdin, output: nowhere, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    io.stderr.write('\n')
  }
}
