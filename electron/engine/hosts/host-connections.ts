import { AppError } from '#shared/contract/app-error.ts'
import type { EngineFact } from '#shared/model/host.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { type EngineLog, silentLog } from '../engine-log.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import type { FindLogin } from './ask-registry.ts'
import { defaultHeartbeat, type HeartbeatTiming, type HostLink, type HostRecord, openHostLink } from './host-link.ts'
import { noLogins } from './single-host-driver.ts'

/** What happened to a host: it was added, forgotten, or its Engine said something new. */
export interface HostNews {
  readonly hostId: HostId
  readonly kind: 'connected' | 'disconnected' | 'fact'
}

/** One client for each host, and what each Engine said last. */
export interface HostConnections {
  /** Starts to keep a connection to the host. One that is kept already stays, unless its name or address is another. */
  connect(host: HostRecord): Promise<void>
  /** Ends it; one that is not kept is success. */
  disconnect(hostId: HostId): Promise<void>
  /** Hosts that are kept, in order of connecting. */
  hosts(): readonly HostRecord[]
  /** What the Engine said last; `unknown` before the first answer and for a host that is not kept. */
  facts(hostId: HostId): EngineFact
  /** Asks the Engine now and answers what came of it. @throws AppError HOST_NOT_FOUND */
  probe(hostId: HostId): Promise<EngineFact>
  /** @throws AppError HOST_NOT_FOUND */
  driver(hostId: HostId): HostDriver
  /** @throws AppError HOST_NOT_FOUND */
  client(hostId: HostId): DockerClient
  /** Calls `listener` for everything that happens from now on, until the answer is called. */
  subscribe(listener: (news: HostNews) => void): () => void
  /** Ends every connection and every heartbeat. */
  close(): Promise<void>
}

export interface HostConnectionsOptions {
  readonly clock: Clock
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly log?: EngineLog
  readonly heartbeat?: HeartbeatTiming
  /** Logins of registries, for pulls. */
  readonly findLogin?: FindLogin
  readonly probe?: ExecutionProbe
}

/** Publishes a `host` change whenever what an Engine said has changed. */
export function createHostConnections(options: HostConnectionsOptions): HostConnections {
  const links = new Map<HostId, HostLink>()
  const listeners = new Set<(news: HostNews) => void>()

  const tell = (news: HostNews) => {
    for (const listener of [...listeners]) listener(news)
  }

  const linkOf = (hostId: HostId): HostLink => {
    const link = links.get(hostId)
    if (link === undefined) throw new AppError('HOST_NOT_FOUND', { host: hostId })
    return link
  }

  const open = (host: HostRecord) =>
    openHostLink({
      host,
      clock: options.clock,
      log: options.log ?? silentLog,
      heartbeat: options.heartbeat ?? defaultHeartbeat,
      findLogin: options.findLogin ?? noLogins,
      probe: options.probe,
      onChange() {
        options.changes.publish({ kind: 'host', hostId: host.id })
        tell({ hostId: host.id, kind: 'fact' })
      },
    })

  const disconnect = async (hostId: HostId): Promise<void> => {
    const link = links.get(hostId)
    if (link === undefined) return
    links.delete(hostId)
    tell({ hostId, kind: 'disconnected' })
    await link.close()
  }

  return {
    async connect(host) {
      const known = links.get(host.id)
      if (known !== undefined && isSameWay(known.host, host)) return
      await disconnect(host.id)
      links.set(host.id, open(host))
      tell({ hostId: host.id, kind: 'connected' })
    },
    disconnect,
    hosts: () => [...links.values()].map((link) => link.host),
    facts: (hostId) => links.get(hostId)?.fact() ?? { state: 'unknown' },
    probe: async (hostId) => linkOf(hostId).probe(),
    driver: (hostId) => linkOf(hostId).driver,
    client: (hostId) => linkOf(hostId).client,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await Promise.all([...links.keys()].map(disconnect))
    },
  }
}

const isSameWay = (a: HostRecord, b: HostRecord): boolean =>
  a.name === b.name && JSON.stringify(a.connection) === JSON.stringify(b.connection)
