/**
 * Times of a lease, in milliseconds. With one process the lock on the data folder says who works, and leases only tell
 * the story; with several workers on one database they decide. A holder renews well before the end, and another takes over
 * only some time after it, because two computers never agree on the time.
 */
export const lease = {
  /** How long a claim is good without being renewed. */
  lengthMs: 30_000,
  /** How often the holder renews it. */
  renewEveryMs: 10_000,
  /** How long after its end another worker takes the command over. */
  graceMs: 5_000,
} as const
