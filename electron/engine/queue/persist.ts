import { delay } from '../delay.ts'
import type { EngineLog } from '../engine-log.ts'
import { HoldLost } from './held-command.ts'

/** How long to wait before trying again what the database refused. */
const retryMs = 2000

/**
 * Asks the database until it takes what is asked, for example because a full disk has room again. Says why in the log once,
 * which may be on the same disk. Null where the worker stops first, or another one has the command.
 */
export async function persist<Value>(
  ask: () => Promise<Value>,
  { log, stop, command }: { readonly log: EngineLog; readonly stop: AbortSignal; readonly command: string },
): Promise<{ readonly value: Value } | null> {
  for (let told = false; ; told = true) {
    try {
      return { value: await ask() }
    } catch (error) {
      if (error instanceof HoldLost) {
        log.warn({ command }, 'a command was taken by another worker')
        return null
      }
      if (!told) log.error({ error, command }, 'what a command comes to cannot be stored yet')
      if (stop.aborted) return null
      await delay(retryMs, stop)
    }
  }
}
