import type { Timestamp } from '#shared/model/time.ts'

/** A stored moment (milliseconds since 1970) as the contract writes it. */
export const timestamp = (milliseconds: number): Timestamp => new Date(milliseconds).toISOString()

/** The same, for a moment that may not have come. */
export const timestampOrNull = (milliseconds: number | null): Timestamp | null =>
  milliseconds === null ? null : timestamp(milliseconds)
