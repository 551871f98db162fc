import type { TimeReading } from './computer-time.ts'
import type { EngineLog } from './engine-log.ts'
import type { Queue } from './queue/queue.ts'
import type { SealedValueStore } from './sealed-values/sealed-value-store.ts'
import type { SettingsStore } from './settings-store.ts'

/** What keeping only so much of the past needs. */
interface RetentionDependencies {
  readonly queue: Pick<Queue, 'pruneRecords'>
  readonly sealedValues: Pick<SealedValueStore, 'sweep'>
  readonly settings: Pick<SettingsStore, 'get'>
  readonly readTime: () => TimeReading
  readonly log: EngineLog
}

const dayMs = 24 * 60 * 60 * 1000

/** How old a sealed value has to be before it is deleted: by then a version or a draft names it, or nobody ever will. */
const sealedValueDays = 7

/**
 * From when ages are counted (milliseconds since 1970): now, or where the clock was set forward since the look before,
 * as if it had not been. A clock that stays so is believed at the next look, a day later.
 */
export function countedFrom(now: TimeReading, before: TimeReading | null): number {
  return before === null ? now.wallMs : Math.min(now.wallMs, before.wallMs + now.uptimeMs - before.uptimeMs)
}

/**
 * Deletes records of commands that are older than the settings say, and sealed values that nothing names, now and once a
 * day. Answers what ends it.
 */
export function startRetention(dependencies: RetentionDependencies): () => void {
  const { queue, sealedValues, settings, readTime, log } = dependencies
  const stopping = new AbortController()
  let before: TimeReading | null = null
  const prune = async () => {
    try {
      const { keepLogsDays } = await settings.get()
      const now = readTime()
      const from = countedFrom(now, before)
      before = now
      const daysAgo = (days: number) => new Date(from - days * dayMs)
      await queue.pruneRecords(daysAgo(keepLogsDays), stopping.signal)
      await sealedValues.sweep(daysAgo(sealedValueDays), stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) log.error({ error }, 'old records could not be deleted')
    }
  }
  const timer = setInterval(() => void prune(), dayMs)
  timer.unref()
  void prune()
  return () => {
    clearInterval(timer)
    stopping.abort()
  }
}
