import type { LeaseTimes } from './lease.ts'

/** A command that another worker holds, as it was read. */
export interface SeenLease {
  readonly id: string
  readonly fence: number
  readonly leaseUntil: number
}

/** The same, and for how long it has stood like this while this worker looked at it, in milliseconds. */
export interface WatchedLease extends SeenLease {
  readonly stoodMs: number
}

/**
 * Which leases were not renewed for so long that their holder is gone. Only the time counts that passed here, by a clock
 * that only goes forward, while they stood still; never the time written in them: a clock that somebody sets by a day takes
 * nothing from anybody. Nor does a sleep, in which holders stand still too: of a long pause between two looks little counts.
 */
export function judgeLeases(
  watched: readonly WatchedLease[],
  seen: readonly SeenLease[],
  { passedMs, lease }: { readonly passedMs: number; readonly lease: LeaseTimes },
): { readonly watched: readonly WatchedLease[]; readonly expired: readonly SeenLease[] } {
  const countedMs = Math.min(passedMs, 2 * lease.renewEveryMs)
  const next = seen.map((one) => {
    const before = watched.find(({ id }) => id === one.id)
    const stands = before?.fence === one.fence && before.leaseUntil === one.leaseUntil
    return { ...one, stoodMs: stands ? before.stoodMs + countedMs : 0 }
  })
  const patienceMs = lease.lengthMs + lease.graceMs
  return { watched: next, expired: next.filter(({ stoodMs }) => stoodMs > patienceMs) }
}
