import type { Kysely } from 'kysely'
import type { Command } from '#shared/model/command.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { ServiceFact } from '#shared/model/stack.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Clock } from './clock.ts'
import type { Tables } from './db/tables.ts'
import type { EngineLog } from './engine-log.ts'
import type { HostConnections } from './hosts/host-connections.ts'
import { type AlertBoard, createAlertBoard } from './monitor/alerts/alert-board.ts'
import type { WatchedHost, WatchedStack } from './monitor/alerts/alert-rules.ts'
import { createHostDisks } from './monitor/alerts/host-disk.ts'
import { createEventJournal, type EventJournal } from './monitor/events/event-journal.ts'
import { createEventStore, type EventStore } from './monitor/events/event-store.ts'
import { type StackMonitor, startStackMonitor } from './monitor/stack-monitor.ts'
import { startUsageMonitor, type UsageMonitor } from './monitor/usage/usage-monitor.ts'
import { createUsageStore } from './monitor/usage/usage-store.ts'
import type { SettingsStore } from './settings-store.ts'
import type { StoredStack } from './stacks/stack-rows.ts'
import type { StackStore } from './stacks/stack-store.ts'

/** All that looks at the hosts: what runs, what it takes, what happened, and what is wrong. */
export interface Watching {
  readonly monitor: StackMonitor
  readonly usage: UsageMonitor
  readonly events: { readonly store: EventStore; readonly journal: EventJournal }
  readonly alerts: AlertBoard
  stop(): Promise<void>
}

/** What watching is made from. */
export interface WatchingDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: EngineLog
  readonly changes: ChangeFeed
  readonly connections: HostConnections
  readonly stacks: StackStore
  /** Every service of a stack, asked and observed. */
  readonly servicesOf: (monitor: StackMonitor, stack: StoredStack) => Promise<readonly ServiceFact[]>
  readonly settings: SettingsStore
  /** The newest commands of a host. */
  readonly commands: (hostId: HostId) => Promise<readonly Command[]>
}

/** Begins to watch every host that is connected, now and later. */
export function startWatching(dependencies: WatchingDependencies): Watching {
  const { db, clock, log, changes, connections, stacks, settings } = dependencies
  const stopping = new AbortController()
  const store = createEventStore(db)
  const disks = createHostDisks()
  const alerts = createAlertBoard({
    async read() {
      const hosts = await Promise.all(connections.hosts().map((host) => watchedHost(host)))
      const found = await Promise.all(hosts.map(({ id }) => stacks.listByHost(id)))
      return { hosts, stacks: await Promise.all(found.flat().map((stack) => watchedStack(stack))) }
    },
    muted: async () => new Set((await settings.get()).mutedStacks),
    changes,
    clock,
    log,
  })
  const { commands } = dependencies
  const journal = createEventJournal({ store, clock, log, commands, onUnaskedEnd: alerts.ended })
  const monitor = startStackMonitor({
    connections,
    changes,
    clock,
    log,
    adoptions: (hostId) => stacks.adoptions(hostId),
    onEvent: (hostId, event, host) => journal.heard(hostId, event, host),
    onLive(hostId, lost) {
      const host = connections.hosts().find(({ id }) => id === hostId)
      if (host) journal.engine(host, lost)
    },
  })
  const usage = startUsageMonitor({ connections, monitor, store: createUsageStore(db), clock, log })

  const watchedHost = async ({ id, name }: { readonly id: HostId; readonly name: string }): Promise<WatchedHost> => {
    const { live, observedAt, reason } = monitor.host(id)
    const lostAt = live || observedAt === null ? null : Date.parse(observedAt)
    const disk = live ? await disks.of(id, connections.client(id), stopping.signal) : null
    return { id, name, live, lostAt, reason, disk }
  }
  const watchedStack = async (stack: StoredStack): Promise<WatchedStack> => {
    const all = await dependencies.servicesOf(monitor, stack)
    // What a person stopped is not wrong.
    const services = all.filter(({ service }) => !stack.stoppedServices.includes(service))
    return { id: stack.id, name: stack.name, hostId: stack.hostId, isMeantToRun: isMeantToRun(stack), services }
  }

  lookAfterChanges(changes, alerts, stopping.signal).catch((error: unknown) => log.error({ error }, 'alerts stopped'))

  return {
    monitor,
    usage,
    events: { store, journal },
    alerts,
    async stop() {
      stopping.abort()
      alerts.stop()
      await usage.stop()
      await monitor.stop()
      await journal.stop()
    },
  }
}

async function lookAfterChanges(changes: ChangeFeed, alerts: AlertBoard, signal: AbortSignal): Promise<void> {
  for await (const { kind } of changes.subscribe(undefined, signal)) {
    if (kind !== 'alerts' && kind !== 'containers' && kind !== 'objects') alerts.lookAgain()
  }
}

/** What stands still because a command works on it, or was asked to, is not wrong. */
const isMeantToRun = ({ status, working, currentVersion }: StoredStack): boolean =>
  !working && currentVersion !== null && (status === 'RUNNING' || status === 'DEGRADED' || status === 'FAILED')
