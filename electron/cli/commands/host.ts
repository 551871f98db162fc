import type { Command } from 'commander'
import type { Host } from '#shared/model/host.ts'
import type { Cli } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { waitForFirstFacts } from '../first-facts.ts'
import { formatTable } from '../table.ts'

/** `host ls`, `host add`, `host test`, `host pause`, `host resume`, `host unlock` and `host rm`. */
export const registerHost = (program: Command, cli: Cli): void => {
  const host = program.command('host').description('the Docker hosts that stacks can run on')
  host
    .command('ls')
    .description('all hosts, with what their Engine said last')
    .action(() => listHosts(cli))
  host
    .command('add <name>')
    .description('add a host')
    .requiredOption('--socket <path>', 'socket or named pipe of its Engine')
    .action((name: string, { socket }: { readonly socket: string }) => addHost(cli, name, socket))
  host
    .command('test <name>')
    .description('ask its Engine now')
    .action((name: string) => testHost(cli, name))
  host
    .command('pause <name>')
    .description('start nothing more there; what runs goes on to its end')
    .action((name: string) => steerQueue(cli, name, 'pauseQueue'))
  host
    .command('resume <name>')
    .description('go on with what waits there')
    .action((name: string) => steerQueue(cli, name, 'resumeQueue'))
  host
    .command('unlock <name>')
    .description('take away the lock of another controller that is gone for good')
    .action((name: string) => unlockHost(cli, name))
  host
    .command('rm <name>')
    .description('forget a host that has no stacks')
    .action((name: string) => removeHost(cli, name))
}

const listHosts = (cli: Cli): Promise<void> =>
  cli.withSession(async (session) => {
    await waitForFirstFacts(session)
    const { api, output } = session
    const { items } = await api.hosts.list()
    const rows = items.map((host) => [host.name, address(host), describeEngine(host), queueOf(host)])
    output.print(items, formatTable(['NAME', 'ADDRESS', 'ENGINE', 'QUEUE'], rows))
    return ExitCode.done
  })

const addHost = (cli: Cli, name: string, path: string): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const host = await api.hosts.add({ name, connection: { kind: 'socket', path } })
    output.print(host, `${host.name}: ${describeEngine(host)}`)
    return ExitCode.done
  })

const testHost = (cli: Cli, name: string): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const host = await api.hosts.test({ host: name })
    output.print(host, `${host.name}: ${describeEngine(host)}`)
    return host.engine.state === 'reachable' ? ExitCode.done : ExitCode.failed
  })

const steerQueue = (cli: Cli, name: string, act: 'pauseQueue' | 'resumeQueue'): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const host = await api.hosts[act]({ host: name })
    output.print(host, `${host.name}: ${queueOf(host)}`)
    return ExitCode.done
  })

const unlockHost = (cli: Cli, name: string): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    const unlocked = await api.hosts.unlock({ host: name })
    output.print(
      unlocked,
      unlocked.holder ? `${name}: the lock of ${unlocked.holder} is gone` : `${name} was not locked`,
    )
    return ExitCode.done
  })

const removeHost = (cli: Cli, name: string): Promise<void> =>
  cli.withSession(async ({ api, output }) => {
    await api.hosts.remove({ host: name })
    output.print({ removed: name }, `${name} is forgotten`)
    return ExitCode.done
  })

const address = ({ connection }: Host): string => connection.path

const describeEngine = ({ engine }: Host): string => {
  switch (engine.state) {
    case 'reachable':
      return `Docker ${engine.engineVersion} (API ${engine.apiVersion}), ${engine.architecture}`
    case 'unreachable':
      return `does not answer: ${engine.reason}`
    case 'unknown':
      return 'not asked yet'
  }
}

const queueOf = ({ queue }: Host): string =>
  `${queue.running} running, ${queue.pending} pending${queue.paused ? `, paused by ${queue.paused.by}` : ''}`
