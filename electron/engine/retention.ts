import type { Clock } from './clock.ts'
import type { EngineLog } from './engine-log.ts'
import type { Queue } from './queue/queue.ts'
import type { SettingsStore } from './settings-store.ts'

/** What keeping only so much of the past needs. */
interface RetentionDependencies {
  readonly queue: Pick<Queue, 'pruneRecords'>
  readonly settings: Pick<SettingsStore, 'get'>
  readonly clock: Clock
  readonly log: EngineLog
}

const dayMs = 24 * 60 * 60 * 1000

/** Deletes records of commands that are older than the settings say, now and once a day. Answers what ends it. */
export function startRetention({ queue, settings, clock, log }: RetentionDependencies): () => void {
  const stopping = new AbortController()
  const prune = async () => {
    try {
      const { keepLogsDays } = await settings.get()
      await queue.pruneRecords(new Date(clock.now().getTime() - keepLogsDays * dayMs), stopping.signal)
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
