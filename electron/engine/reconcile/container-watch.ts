import { setTimeout as timer } from 'node:timers/promises'
import type { HostDriver } from './host-driver.ts'
import type { StackOwner } from './stack-owner.ts'

/**
 * Tells when something happened to a container. Ask for `seen` first, then look at the container, then wait for
 * `changed`: what happens in between ends the wait at once, so that nothing is missed and nothing is polled.
 */
export interface ContainerWatch {
  /** How often the container changed so far. */
  seen(containerId: string): number
  /** Ends when it changed more often than `seen`, after `timeoutMs`, or when the signal aborts; never throws. */
  changed(containerId: string, wait: { seen: number; timeoutMs: number; signal: AbortSignal }): Promise<void>
  close(): Promise<void>
}

const reconnectMs = 500

/**
 * Opens the events of a stack's containers; they flow when this ends. Where the connection breaks it is opened again, and
 * every container counts as changed, because nobody knows what happened meanwhile.
 */
export async function openContainerWatch(
  driver: HostDriver,
  owner: StackOwner,
  signal: AbortSignal,
): Promise<ContainerWatch> {
  const closing = new AbortController()
  const counts = new Map<string, number>()
  const wakers = new Set<() => void>()
  let missed = 0

  const wakeAll = () => {
    for (const wake of wakers) wake()
  }
  const seen = (containerId: string) => (counts.get(containerId) ?? 0) + missed

  const read = async (events: Awaited<ReturnType<HostDriver['watch']>>) => {
    for await (const { containerId } of events) {
      counts.set(containerId, (counts.get(containerId) ?? 0) + 1)
      wakeAll()
    }
  }

  const follow = async (first: Awaited<ReturnType<HostDriver['watch']>>) => {
    let events: typeof first | null = first
    while (!closing.signal.aborted) {
      if (events) await read(events).catch(() => undefined)
      await timer(reconnectMs, undefined, { signal: closing.signal }).catch(() => undefined)
      if (closing.signal.aborted) return
      events = await driver.watch(owner, closing.signal).catch(() => null)
      missed += 1
      wakeAll()
    }
  }

  const following = follow(await opening(driver, owner, { closing, signal }))

  return {
    seen,
    async changed(containerId, wait) {
      const over = new AbortController()
      const stop = () => over.abort()
      const check = () => {
        if (seen(containerId) > wait.seen) stop()
      }
      wakers.add(check)
      check()
      await timer(wait.timeoutMs, undefined, { signal: AbortSignal.any([over.signal, wait.signal]) }).catch(
        () => undefined,
      )
      wakers.delete(check)
    },
    async close() {
      closing.abort()
      wakeAll()
      await following
    },
  }
}

/** The signal may end the opening only: a command that is cancelled is led back, and that is watched too. */
async function opening(
  driver: HostDriver,
  owner: StackOwner,
  { closing, signal }: { readonly closing: AbortController; readonly signal: AbortSignal },
) {
  const giveUp = () => closing.abort(signal.reason)
  signal.addEventListener('abort', giveUp)
  try {
    return await driver.watch(owner, closing.signal)
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** A watch for plans in which nothing is waited for. */
export const silentWatch: ContainerWatch = {
  seen: () => 0,
  changed: () => Promise.resolve(),
  close: () => Promise.resolve(),
}
