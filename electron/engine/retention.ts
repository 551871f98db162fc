import type { TimeReading } from './computer-time.ts'
import type { EngineLog } from './engine-log.ts'
import type { Queue } from './queue/queue.ts'
import type { SettingsStore } from './settings-store.ts'

/** What keeping only so much of the past needs. */
interface RetentionDependencies {
  readonly queue: Pick<Queue, 'pruneRecords'>
  readonly settings: Pick<SettingsStore, 'get'>
  readonly readTime: () => TimeReading
  readonly log: EngineLog
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * From when ages are counted (milliseconds since 1970): now, or where the clock was set forward since the look before,
 * as if it had not been. A clock that stays so is believed at the next look, a day later.
 */
export function countedFrom(now: TimeReading, before: TimeReading | null): number {
  return before === null ? now.wallMs : Math.min(now.wallMs, before.wallMs + now.uptimeMs - before.uptimeMs)
}

/** Deletes records of commands that are older than the settings say, now and once a day. Answers what ends it. */
export function startRetention({ queue, settings, readTime, log }: RetentionDependencies): () => void {
  const stopping = new AbortController()
  let before: TimeReading | null = null
  const prune = async () => {
    try {
      const { keepLogsDays } = await settings.get()
      const now = readTime()
      const from = countedFrom(now, before)
      before = now
      await queue.pruneRecords(new Date(from - keepLogsDays * dayMs), stopping.signal)
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
