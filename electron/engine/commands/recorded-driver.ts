import type { NewCall } from '../queue/evidence-store.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'

/** What recording needs beside the driver. */
interface Recording {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly record: (call: NewCall) => void
}

/**
 * The same driver, each of whose calls is told when it ended: what was called, on what, how long it took and what it failed
 * with. Nothing of what was sent or answered is kept, for it may hold secrets.
 */
export const recordedDriver = (driver: HostDriver, recording: Recording): HostDriver =>
  new Proxy(driver, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver)
      if (typeof value !== 'function' || typeof property !== 'string') return value
      return (...args: readonly unknown[]) =>
        recorded(property, args, () => Reflect.apply(value, target, args), recording)
    },
  })

async function recorded(
  call: string,
  [subject]: readonly unknown[],
  run: () => unknown,
  { now, record }: Recording,
): Promise<unknown> {
  const at = now()
  const end = (error: string | null) =>
    record({ call, target: targetOf(subject), at, tookMs: Math.max(0, now() - at), error })
  try {
    const answer = await run()
    end(null)
    return answer
  } catch (error) {
    end(error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** Ids are long; their first digits are what people and `docker ps` use. */
function targetOf(subject: unknown): string {
  if (typeof subject === 'string') return /^[0-9a-f]{64}$/.test(subject) ? subject.slice(0, 12) : subject
  if (typeof subject === 'object' && subject !== null && 'name' in subject) return String(subject.name)
  return ''
}
