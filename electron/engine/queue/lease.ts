/**
 * Times of a lease, in milliseconds. With one process the lock on the data folder says who works, and leases only tell
 * the story; with several workers on one database they decide. A holder renews well before the end, and another takes over
 * only some time after it, by its own clock that only goes forward: two computers never agree on the time, and one may be
 * set by hand. The moment that a row names is for people.
 */
export interface LeaseTimes {
  /** How long a claim is good without being renewed. */
  readonly lengthMs: number
  /** How often the holder renews it. */
  readonly renewEveryMs: number
  /** How long after its end another worker takes the command over. */
  readonly graceMs: number
}

/** The times of the product; all workers on one database keep to the same. */
export const productLease: LeaseTimes = { lengthMs: 30_000, renewEveryMs: 10_000, graceMs: 5_000 }
