import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UnnumberedChange } from '#engine/change-feed.ts'
import { systemClock } from '#engine/clock.ts'
import type { OpenDatabase } from '#engine/db/connection.ts'
import { openDatabase } from '#engine/db/connection.ts'
import type { EngineEvent } from '#engine/docker/events.ts'
import { createHostConnections, type HostConnections } from '#engine/hosts/host-connections.ts'
import type { HeartbeatTiming } from '#engine/hosts/host-link.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import type { HostWatchTiming } from '#engine/monitor/host-watch.ts'
import { type StackMonitor, startStackMonitor } from '#engine/monitor/stack-monitor.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import type { HostId } from '#shared/model/ids.ts'
import { createTestStack, never, type TestStack } from '../docker/test-engine.ts'

/** A real Engine that is watched, and a stack of the test's own on it. */
export interface WatchedHost {
  readonly hostId: HostId
  readonly stack: TestStack
  readonly driver: HostDriver
  readonly connections: HostConnections
  readonly monitor: StackMonitor
  readonly changes: UnnumberedChange[]
  /** Events that were told, and when the Engine was lost (why) and back (null). */
  readonly heard: EngineEvent[]
  readonly told: (string | null)[]
  readonly database: OpenDatabase
  /** When followers were told of something (milliseconds since 1970) and this held: now, where it holds already. */
  whenTold(holds: () => boolean): Promise<number>
  /** Creates and starts a container of a service; answers its id. */
  start(service: string, changes?: Parameters<TestStack['payload']>[1]): Promise<string>
  stop(): Promise<void>
}

interface WatchTimes {
  readonly heartbeat: HeartbeatTiming
  readonly timing: HostWatchTiming
}

/** Quicker than the product's, for tests of what is told and not of when. */
const quick: WatchTimes = {
  heartbeat: { intervalMs: 300, pingTimeoutMs: 500, retryMs: [50, 200] },
  timing: { coalesceMs: 50, settleMs: 300, resyncMs: 60_000, reopenMs: 50 },
}

export async function watchTestHost(socket: string, { heartbeat, timing }: WatchTimes = quick): Promise<WatchedHost> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-monitor-'))
  const database = await openDatabase({ folder })
  const changes: UnnumberedChange[] = []
  const waiting = new Set<() => void>()
  const feed = {
    publish(change: UnnumberedChange) {
      changes.push(change)
      for (const look of [...waiting]) look()
    },
  }
  const hosts = createHostStore({ db: database.db, clock: systemClock, newId: randomUUID, changes: feed })
  const host = await hosts.add({ name: 'testhost', connection: { kind: 'socket', path: socket } })
  const connections = createHostConnections({ clock: systemClock, changes: feed, heartbeat })
  const heard: EngineEvent[] = []
  const told: (string | null)[] = []
  const monitor = startStackMonitor({
    connections,
    changes: feed,
    clock: systemClock,
    timing,
    onEvent: (_hostId, event) => heard.push(event),
    onLive: (_hostId, lost) => told.push(lost),
  })
  const stack = createTestStack()
  const driver = createSingleHostDriver(stack.client)
  await connections.connect(host)
  return {
    hostId: host.id,
    stack,
    driver,
    connections,
    monitor,
    changes,
    heard,
    told,
    database,
    whenTold: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return
          waiting.delete(look)
          resolve(Date.now())
        }
        waiting.add(look)
        look()
      }),
    async start(service, payload) {
      const name = stack.name(`${service}-1`)
      const id = await driver.createContainer({ name, payload: stack.payload(service, payload) }, never)
      await driver.startContainer(id, never)
      return id
    },
    async stop() {
      await monitor.stop()
      await connections.close()
      await database.close()
      await stack.remove()
      await rm(folder, { recursive: true })
    },
  }
}
