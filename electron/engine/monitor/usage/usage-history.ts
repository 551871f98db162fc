import type { HostId, StackId } from '#shared/model/ids.ts'
import type { Usage, UsageHistory as UsageHistoryAnswer, UsageSeries } from '#shared/model/usage.ts'
import type { Clock } from '../../clock.ts'
import type { EngineLog } from '../../engine-log.ts'
import { grouped } from './grouped.ts'
import { added, coarsened, merged, pointOf, type UsagePoint, type UsageSteps } from './usage-point.ts'
import { type SeriesOwner, seriesKey } from './usage-series.ts'
import type { StoredBlock, UsageStore } from './usage-store.ts'
import { blockStart, stepsPerBlock, type UsageTier, type UsageWindow, usageTiers, usageWindow } from './usage-tiers.ts'

/** What is asked of the past. */
export interface HistoryQuestion {
  readonly hostId: HostId
  /** Only what belongs to this stack; null for the whole host. */
  readonly stackId: StackId | null
  readonly by: 'total' | 'stack' | 'service' | 'container'
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly mostSteps: number
}

/** Keeps samples, coarser with age. */
export interface UsageHistory {
  record(owner: SeriesOwner, at: number, usage: Usage): void
  query(question: HistoryQuestion): Promise<UsageHistoryAnswer>
  /** Writes what is in memory only. */
  flush(): Promise<void>
  stop(): Promise<void>
}

/** A block that samples are still added to. */
interface OpenBlock {
  readonly owner: SeriesOwner
  readonly tier: UsageTier
  readonly start: number
  readonly steps: (UsagePoint | null)[]
  dirty: boolean
  /** True once what an earlier process wrote of it is in it. */
  isWhole: boolean
}

export interface UsageHistoryOptions {
  readonly store: UsageStore
  readonly clock: Clock
  readonly log: EngineLog
}

const pruneEveryMs = 3_600_000

/** Keeps what is sampled in memory and writes it in batches; what was written before a restart is added to, not lost. */
export function createUsageHistory({ store, clock, log }: UsageHistoryOptions): UsageHistory {
  const open = new Map<string, OpenBlock>()
  /** Blocks that are full and not written yet. */
  const full: OpenBlock[] = []
  const ids = new Map<string, number>()
  const startedAt = clock.now().getTime()
  let writing: Promise<void> = Promise.resolve()

  const idOf = async (owner: SeriesOwner): Promise<number> => {
    const key = seriesKey(owner)
    const id = ids.get(key) ?? (await store.seriesId(owner, clock.now().getTime()))
    ids.set(key, id)
    return id
  }

  const blockFor = (owner: SeriesOwner, tier: UsageTier, seconds: number): OpenBlock => {
    const key = `${tier.stepSeconds} ${seriesKey(owner)}`
    const start = blockStart(tier, seconds)
    const known = open.get(key)
    if (known?.start === start) return known
    if (known?.dirty) full.push(known)
    const fresh = {
      owner,
      tier,
      start,
      steps: Array<UsagePoint | null>(stepsPerBlock).fill(null),
      dirty: false,
      isWhole: false,
    }
    open.set(key, fresh)
    return fresh
  }

  /** What an earlier process wrote of the same time is added to, so that a restart leaves no hole. */
  const withStored = async (series: number, block: OpenBlock): Promise<void> => {
    if (block.start * 1000 >= startedAt || block.isWhole) return
    const range = { stepSeconds: block.tier.stepSeconds, from: block.start, to: block.start }
    const [before] = await store.blocks([series], range)
    for (const [index, point] of (before?.steps ?? []).entries()) {
      const now = block.steps[index] ?? null
      block.steps[index] = now === null || point === null ? (now ?? point) : merged(point, now)
    }
    block.isWhole = true
  }

  const toRow = async (block: OpenBlock): Promise<StoredBlock> => {
    const series = await idOf(block.owner)
    await withStored(series, block)
    return { series, stepSeconds: block.tier.stepSeconds, start: block.start, steps: block.steps }
  }

  const writeBlocks = async (blocks: readonly OpenBlock[]): Promise<void> => {
    const rows: StoredBlock[] = []
    for (const block of blocks) {
      rows.push(await toRow(block))
      block.dirty = false
    }
    if (rows.length > 0) await store.write(rows, clock.now().getTime())
  }

  const write = (due: (block: OpenBlock) => boolean): Promise<void> => {
    const work = async () => {
      const ended = full.splice(0)
      const current = [...open.values()].filter((block) => block.dirty && due(block))
      await writeBlocks([...ended, ...current]).catch((error: unknown) => {
        for (const block of current) block.dirty = true
        log.error({ error }, 'usage could not be stored')
      })
    }
    writing = writing.then(work)
    return writing
  }

  let ticks = 0
  const shortest = usageTiers[0].writeEverySeconds
  const timer = setInterval(() => {
    ticks += 1
    void write(({ tier }) => (ticks * shortest) % tier.writeEverySeconds === 0)
  }, shortest * 1000)
  timer.unref()
  const prune = () => {
    dropOld(open, clock.now().getTime() / 1000)
    store
      .prune(usageTiers, clock.now().getTime())
      .catch((error: unknown) => log.error({ error }, 'old usage could not be deleted'))
  }
  const pruneTimer = setInterval(prune, pruneEveryMs)
  pruneTimer.unref()

  return {
    record(owner, at, usage) {
      const seconds = Math.floor(at / 1000)
      for (const tier of usageTiers) {
        const block = blockFor(owner, tier, seconds)
        const step = Math.floor((seconds - block.start) / tier.stepSeconds)
        const before = block.steps[step] ?? null
        block.steps[step] = before === null ? pointOf(usage) : merged(before, pointOf(usage))
        block.dirty = true
      }
    },
    async query(question) {
      const nowMs = clock.now().getTime()
      const window = windowOf(question, nowMs)
      const inMemory = [...full, ...open.values()].filter(
        ({ owner, tier, dirty }) =>
          dirty && tier === window.tier && isWithin(owner, question) && isAsked(owner, question),
      )
      const unwritten: StoredBlock[] = []
      for (const block of inMemory) unwritten.push(await toRow(block))
      return answer(store, { question, window, unwritten })
    },
    flush: () => write(() => true),
    async stop() {
      clearInterval(timer)
      clearInterval(pruneTimer)
      await write(() => true)
    },
  }
}

/** A series that nothing is sampled of any more leaves the memory. */
function dropOld(open: Map<string, OpenBlock>, nowSeconds: number): void {
  for (const [key, { start, tier, dirty }] of open) {
    if (!dirty && nowSeconds - start > 2 * stepsPerBlock * tier.stepSeconds) open.delete(key)
  }
}

const windowOf = ({ from, to, mostSteps }: HistoryQuestion, nowMs: number): UsageWindow =>
  usageWindow({
    from: Math.floor(from / 1000),
    to: Math.ceil(to / 1000),
    now: Math.floor(nowMs / 1000),
    mostSteps,
  })

interface Asked {
  readonly question: HistoryQuestion
  readonly window: UsageWindow
  /** Blocks that are newer in memory than in the store. */
  readonly unwritten: readonly StoredBlock[]
}

async function answer(store: UsageStore, { question, window, unwritten }: Asked): Promise<UsageHistoryAnswer> {
  const { hostId, stackId } = question
  const all = await store.series(stackId === null ? { hostId } : { hostId, stackId })
  const wanted = new Map([...all].filter(([, owner]) => isAsked(owner, question)))
  const stored = await store.blocks([...wanted.keys()], {
    stepSeconds: window.tier.stepSeconds,
    from: blockStart(window.tier, window.from),
    to: window.from + window.steps * window.tier.stepSeconds,
  })
  const steps = stepsBySeries([...stored, ...unwritten], window)
  const groups = grouped(steps, ([id]) => groupKey(wanted.get(id), question.by))
  const series = [...groups.values()].map((members) => {
    const owner = wanted.get(members[0]?.[0] ?? -1)
    const sum = members.length === 1 ? (members[0]?.[1] ?? []) : added(members.map(([, values]) => values))
    return toColumns(owner, question.by, coarsened(sum, window.factor))
  })
  return {
    from: new Date(window.from * 1000).toISOString(),
    stepSeconds: window.tier.stepSeconds * window.factor,
    steps: Math.ceil(window.steps / window.factor),
    series,
  }
}

const isWithin = (owner: SeriesOwner, { hostId, stackId }: HistoryQuestion): boolean =>
  owner.hostId === hostId && (stackId === null || owner.stackId === stackId)

function isAsked({ stackId, service, container }: SeriesOwner, { by, stackId: asked }: HistoryQuestion): boolean {
  const isContainer = service !== null || container !== null
  if (by === 'total') return !isContainer && stackId === asked
  if (by === 'stack') return !isContainer && stackId !== null
  return by === 'service' ? service !== null : isContainer
}

const groupKey = (owner: SeriesOwner | undefined, by: HistoryQuestion['by']): string =>
  owner === undefined ? '' : seriesKey(by === 'service' ? { ...owner, number: null } : owner)

function stepsBySeries(
  blocks: readonly StoredBlock[],
  { from, steps, tier }: UsageWindow,
): ReadonlyMap<number, UsageSteps> {
  const found = new Map<number, (UsagePoint | null)[]>()
  for (const block of blocks) {
    const values = found.get(block.series) ?? Array<UsagePoint | null>(steps).fill(null)
    found.set(block.series, values)
    for (const [index, point] of block.steps.entries()) {
      const place = (block.start - from) / tier.stepSeconds + index
      if (point !== null && place >= 0 && place < steps) values[place] = point
    }
  }
  return found
}

function toColumns(owner: SeriesOwner | undefined, by: HistoryQuestion['by'], steps: UsageSteps): UsageSeries {
  const column = (name: keyof UsagePoint): (number | null)[] => steps.map((point) => rounded(point?.[name] ?? null))
  return {
    stackId: owner?.stackId ?? null,
    service: owner?.service ?? null,
    number: by === 'service' ? null : (owner?.number ?? null),
    container: owner?.container ?? null,
    cpuPercent: column('cpuPercent'),
    cpuPercentMax: column('cpuPercentMax'),
    memoryBytes: column('memoryBytes'),
    memoryBytesMax: column('memoryBytesMax'),
    networkReceivedBytesPerSecond: column('networkReceivedBytesPerSecond'),
    networkSentBytesPerSecond: column('networkSentBytesPerSecond'),
    blockReadBytesPerSecond: column('blockReadBytesPerSecond'),
    blockWrittenBytesPerSecond: column('blockWrittenBytesPerSecond'),
  }
}

/** Two digits after the point: a chart shows no more, and the answer is a third as long. */
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)
