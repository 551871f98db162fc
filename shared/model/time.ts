import { z } from 'zod'

/** A moment as ISO 8601 in UTC with milliseconds, `2026-11-22T14:24:05.123Z`. */
export const Timestamp = z.iso.datetime()
export type Timestamp = z.infer<typeof Timestamp>
