import type { HostId, StackId } from '#shared/model/ids.ts'
import type { ContainerFact } from '#shared/model/stack.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { EngineEvent } from '../docker/events.ts'
import { type EngineLog, silentLog } from '../engine-log.ts'
import type { HostConnections } from '../hosts/host-connections.ts'
import {
  defaultWatchTiming,
  type HostObservation,
  type HostWatch,
  type HostWatchTiming,
  watchHost,
} from './host-watch.ts'
import { emptyWorld } from './host-world.ts'
import { type Adoptions, emptyObservation } from './stack-observation.ts'

/** What is known of what a stack has on its host. */
export interface ObservedRuntime {
  /** False where the host does not answer: everything else is then as it was at `observedAt`. */
  readonly live: boolean
  readonly observedAt: string | null
  /** Why it is not live, as the end of the sentence "The Docker Engine of X does not answer: ...". */
  readonly reason: string | null
  /** By service, each in order of number. */
  readonly containers: ReadonlyMap<string, readonly ContainerFact[]>
  /** Names of volumes and networks that carry the stack's id. */
  readonly volumes: readonly string[]
  readonly networks: readonly string[]
}

/** What is known of everything that a host runs. */
export type ObservedHost = Pick<HostObservation, 'live' | 'observedAt' | 'reason' | 'world' | 'ownerOf'>

/** Keeps the facts of every stack on every connected host fresh. */
export interface StackMonitor {
  /** What is known now; never asks the Engine. */
  runtime(stack: { readonly id: StackId; readonly hostId: HostId }): ObservedRuntime
  /** What is known now of a whole host; never asks the Engine. Nothing for a host that is not connected. */
  host(hostId: HostId): ObservedHost
  /** Who owns what on the host changed: what is known is sorted anew when this resolves, and looked at again soon. */
  ownersChanged(hostId: HostId): Promise<void>
  /** Opens every stream of events anew and looks at every host; `reason` is told of the facts that are old until then. */
  reopen(reason: string): void
  /** Ends every subscription. */
  stop(): Promise<void>
}

export interface StackMonitorOptions {
  readonly connections: HostConnections
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly clock: Clock
  readonly log?: EngineLog
  /** Stacks of a host that took a Compose project over; none where left out. */
  readonly adoptions?: (hostId: HostId) => Promise<Adoptions>
  readonly timing?: HostWatchTiming
  /** Every event of a host's Engine, with whose object it was of, as far as that is known. */
  readonly onEvent?: (hostId: HostId, event: EngineEvent, host: ObservedHost) => void
  /** A host's Engine does not answer any more (why), or does again (null). */
  readonly onLive?: (hostId: HostId, lost: string | null) => void
}

/**
 * Watches every host that is connected, from now until it is disconnected. Publishes a `runtime` change for each stack
 * whose facts changed, or whose host began or ceased to answer.
 */
export function startStackMonitor(options: StackMonitorOptions): StackMonitor {
  const { connections } = options
  const watches = new Map<HostId, HostWatch>()
  const stopping = new Set<Promise<void>>()

  const begin = (hostId: HostId) => {
    if (watches.has(hostId)) return
    const watch = watchHost({
      hostId,
      connections,
      clock: options.clock,
      log: options.log ?? silentLog,
      timing: options.timing ?? defaultWatchTiming,
      adoptions: async () => (await options.adoptions?.(hostId)) ?? new Map(),
      onEvent: (event, observation) => options.onEvent?.(hostId, event, observation),
      onLive: (lost) => options.onLive?.(hostId, lost),
      onChange({ stackIds, containers }) {
        for (const stackId of stackIds) options.changes.publish({ kind: 'runtime', stackId, hostId })
        if (containers) options.changes.publish({ kind: 'containers', hostId })
      },
    })
    watches.set(hostId, watch)
  }

  const end = (hostId: HostId) => {
    const watch = watches.get(hostId)
    watches.delete(hostId)
    if (watch === undefined) return
    const stopped = watch.stop().finally(() => stopping.delete(stopped))
    stopping.add(stopped)
  }

  const unsubscribe = connections.subscribe((news) => {
    if (news.kind === 'connected') begin(news.hostId)
    if (news.kind === 'disconnected') end(news.hostId)
  })
  for (const host of connections.hosts()) begin(host.id)

  const observedAtOf = (hostId: HostId, host: HostObservation) =>
    host.live ? freshest(host.observedAt, connections.facts(hostId)) : host.observedAt

  return {
    runtime({ id, hostId }) {
      const host = watches.get(hostId)?.observation()
      if (host === undefined) return { live: false, observedAt: null, reason: 'not connected', ...emptyObservation }
      const observation = host.stacks.get(id) ?? emptyObservation
      return { live: host.live, observedAt: observedAtOf(hostId, host), reason: host.reason, ...observation }
    },
    host(hostId) {
      const host = watches.get(hostId)?.observation()
      if (host === undefined) return notConnected
      return { ...host, observedAt: observedAtOf(hostId, host) }
    },
    ownersChanged: async (hostId) => watches.get(hostId)?.ownersChanged(),
    reopen(reason) {
      for (const watch of watches.values()) watch.reopen(reason)
    },
    async stop() {
      unsubscribe()
      for (const hostId of [...watches.keys()]) end(hostId)
      await Promise.all(stopping)
    },
  }
}

const notConnected: ObservedHost = {
  live: false,
  observedAt: null,
  reason: 'not connected',
  world: emptyWorld,
  ownerOf: () => null,
}

/** While the stream of events is whole, the facts hold until the last sign of life, not only until the last look. */
function freshest(
  lookedAt: string | null,
  fact: { readonly state: string; readonly observedAt?: string },
): string | null {
  const heardAt = fact.state === 'reachable' ? fact.observedAt : undefined
  return heardAt !== undefined && lookedAt !== null && heardAt > lookedAt ? heardAt : lookedAt
}
