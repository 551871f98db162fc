import { setTimeout as sleep } from 'node:timers/promises'
import { type ContainerStats, readContainerStats } from '../../docker/container-stats.ts'
import type { DockerClient } from '../../docker/docker-client.ts'
import { isNotFound } from '../../docker/docker-error.ts'
import type { CgroupReader } from './cgroup-reader.ts'
import { memoryInUse } from './usage-rates.ts'
import type { UsageReading } from './usage-reading.ts'

/** A container that is sampled, as far as that goes. */
export interface SampledContainer {
  readonly id: string
  readonly networks: readonly string[]
}

/** How often containers are sampled. Milliseconds. */
export interface SamplingTiming {
  /** Those that somebody looks at. */
  readonly watchedMs: number
  /** All others, for the history. */
  readonly idleMs: number
}

export const defaultSampling: SamplingTiming = { watchedMs: 1_000, idleMs: 5_000 }

/** So many questions are asked of an Engine at a time. */
const atOnce = 8

/** Where readings come from. */
export interface ReadingSource {
  /** Null for one that does not run any more. */
  read(container: SampledContainer, signal: AbortSignal): Promise<UsageReading | null>
}

/** Readings from this computer's control groups where the container's are here, else from its Engine. */
export function createReadingSource(options: {
  readonly client: DockerClient
  readonly cgroups: CgroupReader | null
  readonly now: () => { readonly at: number; readonly clockMs: number }
}): ReadingSource {
  const { client, cgroups, now } = options
  return {
    async read(container, signal) {
      const local = (await cgroups?.read(container.id)) ?? null
      if (local !== null) return withOwnNetwork(container, local)
      try {
        return toReading(await readContainerStats(client, container.id, signal), now())
      } catch (error) {
        if (isNotFound(error)) return null
        throw error
      }
    },
  }
}

/** One that shares the network of the host or of another container has no traffic of its own, as the Engine tells it. */
const withOwnNetwork = ({ networks }: SampledContainer, reading: UsageReading): UsageReading =>
  networks.length > 0 && !networks.includes('host') && !networks.includes('none')
    ? reading
    : { ...reading, networkReceivedBytes: null, networkSentBytes: null }

/** An Engine answers for one that has ended too, with nothing in it. */
function toReading(stats: ContainerStats, now: { readonly at: number; readonly clockMs: number }): UsageReading | null {
  const { memoryUsageBytes, memoryStats, ...counters } = stats
  if (stats.cpuNanoseconds === null || (stats.systemNanoseconds === null && stats.cpuNanoseconds === 0)) return null
  return {
    ...counters,
    ...now,
    memoryBytes: memoryUsageBytes === null ? null : memoryInUse(memoryUsageBytes, memoryStats),
  }
}

/** A loop of samplings. */
export interface SamplingLoop {
  /** What is looked at may be different now: the next sampling does not wait for the long pause to end. */
  hurry(): void
  stop(): Promise<void>
}

export interface SamplingLoopOptions {
  readonly timing: SamplingTiming
  /** Samples what is due; never throws. */
  readonly sample: (round: { readonly all: boolean }, signal: AbortSignal) => Promise<void>
  readonly isWatched: () => boolean
}

/** Samples everything once in the long time, and what is watched once in the short one. Rounds never overlap. */
export function startSamplingLoop({ timing, sample, isWatched }: SamplingLoopOptions): SamplingLoop {
  const stop = new AbortController()
  let wake = new AbortController()

  const run = async (): Promise<void> => {
    let allAt = 0
    while (!stop.signal.aborted) {
      const began = performance.now()
      const all = began >= allAt
      if (all) allAt = began + timing.idleMs - timing.watchedMs / 2
      await sample({ all }, stop.signal)
      const spent = performance.now() - began
      wake = new AbortController()
      const pause = isWatched() ? timing.watchedMs : timing.idleMs
      await sleep(Math.max(pause - spent, timing.watchedMs / 10), undefined, {
        signal: AbortSignal.any([stop.signal, wake.signal]),
      }).catch(() => undefined)
    }
  }
  const running = run()

  return {
    hurry: () => wake.abort(),
    async stop() {
      stop.abort()
      await running
    },
  }
}

/** Reads several, a few at a time; what fails fails all. */
export async function readAll(
  source: ReadingSource,
  containers: readonly SampledContainer[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, UsageReading | null>> {
  const found = new Map<string, UsageReading | null>()
  const queue = containers[Symbol.iterator]()
  const work = async () => {
    for (const container of queue) found.set(container.id, await source.read(container, signal))
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, containers.length) }, work))
  return found
}
