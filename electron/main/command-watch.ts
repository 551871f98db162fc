import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/contract.ts'
import type { Change } from '#shared/model/change.ts'
import type { Command } from '#shared/model/command.ts'
import type { DesktopState } from './desktop-state.ts'

/** Follows the engine for the parts of the desktop that are no page: tray, notifications, the question before quitting. */
export interface CommandWatch {
  /** True while a command is RUNNING. */
  busy(): boolean
  stop(): void
}

interface WatchOptions {
  readonly client: ContractRouterClient<Contract>
  readonly changes: (signal: AbortSignal) => AsyncIterable<Change>
  readonly onState: (state: DesktopState) => void
  readonly onEnded: (command: Command) => void
}

/** Changes come in bursts; the state is asked for at most this often (milliseconds). */
const calmMs = 250
/** How many ended commands the tray lists. */
const recentCommands = 5

const terminal: ReadonlySet<string> = new Set(['DONE', 'FAILED', 'CANCELLED'])

export function watchCommands(options: WatchOptions): CommandWatch {
  const { client } = options
  const stopping = new AbortController()
  const running = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const report = (error: unknown) => {
    if (!stopping.signal.aborted) console.error('The desktop could not read the state of the engine:', error)
  }

  const refresh = async () => {
    const state = await readState(client)
    if (stopping.signal.aborted) return
    running.clear()
    for (const command of state.running) running.add(command.id)
    options.onState(state)
  }

  const refreshSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      refresh().catch(report)
    }, calmMs)
  }

  const seeCommand = async (commandId: string, status: string) => {
    if (status === 'RUNNING') running.add(commandId)
    if (!terminal.has(status) || ended.has(commandId)) return
    running.delete(commandId)
    ended.add(commandId)
    options.onEnded(await client.commands.get({ command: commandId }))
  }
  /** The end of a command is told once, however often the engine publishes it. */
  const ended = new Set<string>()

  const follow = async () => {
    for await (const change of options.changes(stopping.signal)) {
      refreshSoon()
      if (change.kind === 'command') seeCommand(change.commandId, change.status).catch(report)
    }
  }
  follow().catch(report)

  return {
    busy: () => running.size > 0,
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}

async function readState(client: ContractRouterClient<Contract>): Promise<DesktopState> {
  const [stacks, active, ended, info, alerts, hosts] = await Promise.all([
    client.stacks.list({ limit: 200 }),
    client.commands.list({ active: true, limit: 50 }),
    client.commands.list({ active: false, limit: recentCommands }),
    client.system.info(),
    client.alerts.list(),
    client.hosts.list(),
  ])
  return {
    stacks: stacks.items,
    running: active.items.filter(({ status }) => status === 'RUNNING'),
    pending: active.items.filter(({ status }) => status === 'PENDING').length,
    ended: ended.items,
    storage: info.storage,
    alerts: alerts.items,
    queues: hosts.items.map(({ id, name, queue }) => ({ hostId: id, hostName: name, paused: queue.paused !== null })),
  }
}
