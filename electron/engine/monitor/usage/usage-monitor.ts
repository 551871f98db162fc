import type { HostId } from '#shared/model/ids.ts'
import type { UsageFrame } from '#shared/model/usage.ts'
import type { Clock } from '../../clock.ts'
import type { EngineLog } from '../../engine-log.ts'
import type { HostConnections } from '../../hosts/host-connections.ts'
import type { StackMonitor } from '../stack-monitor.ts'
import { createCgroupReader } from './cgroup-reader.ts'
import { type HostUsage, startHostUsage, type UsageTarget } from './host-usage.ts'
import { createUsageHistory, type UsageHistory } from './usage-history.ts'
import { createReadingSource, defaultSampling, type SamplingTiming } from './usage-sampler.ts'
import type { UsageStore } from './usage-store.ts'

/** What the containers of every connected host take, now and in the past. */
export interface UsageMonitor {
  /**
   * Frames as they are sampled, from the last one on; what is read here is sampled more often for as long as it is read.
   * A slow reader gets the newest frame, not every one. Ends when the signal aborts or the host is disconnected.
   */
  watch(of: { readonly hostId: HostId; readonly target: UsageTarget }, signal: AbortSignal): AsyncGenerator<UsageFrame>
  readonly history: Pick<UsageHistory, 'query'>
  stop(): Promise<void>
}

export interface UsageMonitorOptions {
  readonly connections: HostConnections
  readonly monitor: Pick<StackMonitor, 'host'>
  readonly store: UsageStore
  readonly clock: Clock
  readonly log: EngineLog
  readonly timing?: SamplingTiming
  /** False to ask the Engine also where its control groups are on this computer. */
  readonly readsFiles?: boolean
}

/** Begins to sample every host that is connected, until it is disconnected. */
export function startUsageMonitor(options: UsageMonitorOptions): UsageMonitor {
  const { connections, clock, log } = options
  const history = createUsageHistory(options)
  const hosts = new Map<HostId, { readonly usage: HostUsage; readonly gone: AbortController }>()
  const stopping = new Set<Promise<void>>()
  const now = () => ({ at: clock.now().getTime(), clockMs: performance.now() })

  const begin = (hostId: HostId) => {
    if (hosts.has(hostId)) return
    const client = connections.client(hostId)
    const isLocal = options.readsFiles !== false && process.platform === 'linux' && client.connection.kind === 'socket'
    const cgroups = isLocal ? createCgroupReader({ root: '/sys/fs/cgroup', proc: '/proc', now }) : null
    const source = createReadingSource({ client, cgroups, now })
    const usage = startHostUsage({
      hostId,
      observe: () => options.monitor.host(hostId),
      source: () => source,
      history,
      timing: options.timing ?? defaultSampling,
      capacity: () => capacityOf(connections, hostId),
      now: () => clock.now().getTime(),
      onError: (error) => log.warn({ error, hostId }, 'usage could not be sampled'),
    })
    hosts.set(hostId, { usage, gone: new AbortController() })
  }

  const end = (hostId: HostId) => {
    const host = hosts.get(hostId)
    hosts.delete(hostId)
    if (host === undefined) return
    host.gone.abort()
    const stopped = host.usage.stop().finally(() => stopping.delete(stopped))
    stopping.add(stopped)
  }

  const unsubscribe = connections.subscribe((news) => {
    if (news.kind === 'connected') begin(news.hostId)
    if (news.kind === 'disconnected') end(news.hostId)
  })
  for (const { id } of connections.hosts()) begin(id)

  return {
    async *watch({ hostId, target }, signal) {
      const host = hosts.get(hostId)
      if (host === undefined) return
      yield* framesOf(host.usage, target, AbortSignal.any([signal, host.gone.signal]))
    },
    history,
    async stop() {
      unsubscribe()
      for (const hostId of [...hosts.keys()]) end(hostId)
      await Promise.all(stopping)
      await history.stop()
    },
  }
}

function capacityOf(connections: HostConnections, hostId: HostId): UsageFrame['capacity'] {
  const fact = connections.facts(hostId)
  return fact.state === 'reachable' ? { cpuPercent: fact.cpus * 100, memoryBytes: fact.memoryBytes } : null
}

async function* framesOf(usage: HostUsage, target: UsageTarget, signal: AbortSignal): AsyncGenerator<UsageFrame> {
  let sampled = true
  let wake = () => {}
  const stop = usage.watch(target, () => {
    sampled = true
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      if (sampled) {
        sampled = false
        yield usage.frame(target)
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop()
  }
}
