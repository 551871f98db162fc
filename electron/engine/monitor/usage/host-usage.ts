import type { HostId, StackId } from '#shared/model/ids.ts'
import type { ContainerUsage, StackUsage, UsageFrame } from '#shared/model/usage.ts'
import type { ListedContainer } from '../../docker/container-listing.ts'
import { numberOf, serviceOf } from '../../reconcile/stack-owner.ts'
import type { ObservedHost } from '../stack-monitor.ts'
import { grouped } from './grouped.ts'
import type { UsageHistory } from './usage-history.ts'
import { sumOfUsage, usageBetween } from './usage-rates.ts'
import type { UsageReading } from './usage-reading.ts'
import {
  type ReadingSource,
  readAll,
  type SamplingLoop,
  type SamplingTiming,
  startSamplingLoop,
} from './usage-sampler.ts'
import { hostSeries, type SeriesOwner, stackSeries } from './usage-series.ts'

/** What a reader looks at: one stack, or null for the whole host. */
export type UsageTarget = StackId | null

/** Samples one host's containers until it is stopped. */
export interface HostUsage {
  /** Calls `listener` after each sampling of what is looked at, which is sampled each second from now on, until the answer is called. */
  watch(target: UsageTarget, listener: () => void): () => void
  /** What was sampled last. */
  frame(target: UsageTarget): UsageFrame
  stop(): Promise<void>
}

export interface HostUsageOptions {
  readonly hostId: HostId
  readonly observe: () => ObservedHost
  readonly source: () => ReadingSource
  readonly history: Pick<UsageHistory, 'record'>
  readonly timing: SamplingTiming
  readonly capacity: () => UsageFrame['capacity']
  readonly now: () => number
  readonly onError: (error: unknown) => void
}

interface Sample {
  readonly reading: UsageReading
  readonly usage: ContainerUsage
}

interface Watcher {
  readonly target: UsageTarget
  readonly listener: () => void
}

/** Samples what runs: all of it for the history, and what somebody looks at more often. */
export function startHostUsage(options: HostUsageOptions): HostUsage {
  const { hostId, observe } = options
  const samples = new Map<string, Sample>()
  const watchers = new Set<Watcher>()
  let answers = true

  const running = () => [...observe().world.containers.values()].filter(isSampled)
  const isWatched = (container: ListedContainer) => {
    const owner = observe().ownerOf(container)
    return [...watchers].some(({ target }) => target === null || target === owner)
  }

  const sample = async ({ all }: { readonly all: boolean }, signal: AbortSignal): Promise<void> => {
    const now = running()
    const due = all ? now : now.filter(isWatched)
    forgetOthers(samples, now)
    try {
      if (observe().live) keep(await readAll(options.source(), due, signal), due)
      answers = observe().live
    } catch (error) {
      answers = false
      if (!signal.aborted) options.onError(error)
    }
    if (signal.aborted) return
    if (answers) record(due, all)
    for (const { listener } of [...watchers]) listener()
  }

  const keep = (readings: ReadonlyMap<string, UsageReading | null>, due: readonly ListedContainer[]) => {
    for (const container of due) {
      const reading = readings.get(container.id)
      if (!reading) samples.delete(container.id)
      else {
        const before = samples.get(container.id)?.reading ?? null
        samples.set(container.id, { reading, usage: toUsage(container, before, reading) })
      }
    }
  }

  const toUsage = (container: ListedContainer, before: UsageReading | null, now: UsageReading): ContainerUsage => {
    const stackId = observe().ownerOf(container)
    const most = options.capacity()?.memoryBytes
    const limit = now.memoryLimitBytes
    return {
      ...usageBetween(before, now),
      containerId: container.id,
      name: container.name,
      stackId,
      service: stackId === null ? null : serviceOf(container.labels),
      number: stackId === null ? null : numberOf(container.labels),
      memoryLimitBytes: limit === null || (most !== undefined && limit >= most) ? null : limit,
      processes: now.processes,
      sampledAt: new Date(now.at).toISOString(),
    }
  }

  const record = (due: readonly ListedContainer[], all: boolean): void => {
    const at = options.now()
    const sampled = due.flatMap(({ id }) => samples.get(id)?.usage ?? [])
    for (const usage of sampled) options.history.record(seriesOf(hostId, usage), at, usage)
    const stackIds = new Set(sampled.map(({ stackId }) => stackId))
    const whole = frame(null)
    for (const { stackId, containers: _, ...usage } of whole.stacks) {
      if (stackIds.has(stackId)) options.history.record(stackSeries(hostId, stackId), at, usage)
    }
    if (all) options.history.record(hostSeries(hostId), at, whole.total)
  }

  const frame = (target: UsageTarget): UsageFrame => {
    const live = answers && observe().live
    const found = live ? [...samples.values()].map(({ usage }) => usage) : []
    const containers = target === null ? found : found.filter(({ stackId }) => stackId === target)
    return {
      at: new Date(options.now()).toISOString(),
      hostId,
      live,
      capacity: options.capacity(),
      total: sumOfUsage(containers),
      stacks: stacksOf(containers),
      containers,
    }
  }

  const loop: SamplingLoop = startSamplingLoop({ timing: options.timing, sample, isWatched: () => watchers.size > 0 })

  return {
    watch(target, listener) {
      const watcher = { target, listener }
      watchers.add(watcher)
      loop.hurry()
      return () => watchers.delete(watcher)
    },
    frame,
    stop: loop.stop,
  }
}

/** A paused one uses memory too. */
const isSampled = ({ state }: ListedContainer): boolean => state === 'running' || state === 'paused'

function forgetOthers(samples: Map<string, Sample>, running: readonly ListedContainer[]): void {
  const ids = new Set(running.map(({ id }) => id))
  for (const id of samples.keys()) if (!ids.has(id)) samples.delete(id)
}

function stacksOf(containers: readonly ContainerUsage[]): StackUsage[] {
  const stacks = grouped(containers, ({ stackId }) => stackId)
  return [...stacks].flatMap(([stackId, members]) =>
    stackId === null ? [] : [{ ...sumOfUsage(members), stackId, containers: members.length }],
  )
}

const seriesOf = (hostId: HostId, { stackId, service, number, name }: ContainerUsage): SeriesOwner =>
  stackId === null ? { ...hostSeries(hostId), container: name } : { ...stackSeries(hostId, stackId), service, number }
