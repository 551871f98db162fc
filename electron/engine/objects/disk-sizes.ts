import type { HostId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import { type DiskUsage, readDiskUsage } from '../docker/disk-usage.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import type { EngineLog } from '../engine-log.ts'

/** Sizes of a host's objects, and when they were read (milliseconds since 1970). */
export interface KnownSizes extends DiskUsage {
  readonly readAt: number
}

/** Sizes, which take an Engine seconds to add up: what is known is answered at once, and read anew meanwhile. */
export interface DiskSizes {
  /** Null before the first reading has ended. Begins one where what is known is old. */
  of(hostId: HostId): KnownSizes | null
  /** Forgets what is known: objects were removed. */
  forget(hostId: HostId): void
  stop(): Promise<void>
}

/** So long sizes are taken as they are. Milliseconds. */
const freshMs = 60_000

export function createDiskSizes(options: {
  readonly client: (hostId: HostId) => DockerClient
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly clock: Clock
  readonly log: EngineLog
}): DiskSizes {
  const known = new Map<HostId, KnownSizes>()
  const reading = new Map<HostId, Promise<void>>()
  const stop = new AbortController()

  const read = async (hostId: HostId): Promise<void> => {
    try {
      const usage = await readDiskUsage(options.client(hostId), stop.signal)
      known.set(hostId, { ...usage, readAt: options.clock.now().getTime() })
      options.changes.publish({ kind: 'objects', hostId })
    } catch (error) {
      if (!stop.signal.aborted) options.log.warn({ error, hostId }, 'sizes of a host could not be read')
    } finally {
      reading.delete(hostId)
    }
  }

  return {
    of(hostId) {
      const sizes = known.get(hostId) ?? null
      const isOld = sizes === null || options.clock.now().getTime() - sizes.readAt > freshMs
      if (isOld && !reading.has(hostId) && !stop.signal.aborted) reading.set(hostId, read(hostId))
      return sizes
    },
    forget: (hostId) => void known.delete(hostId),
    async stop() {
      stop.abort()
      await Promise.all(reading.values())
    },
  }
}
