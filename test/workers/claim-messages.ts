import { z } from 'zod'

/** What a process that claims says at its end. */
export const ClaimReport = z.object({
  claims: z.array(z.object({ id: z.string(), host: z.string(), fence: z.number() })),
  /** How often it had to wait longer for the database than SQLite waits by itself, and tried again. */
  busy: z.number(),
})
export type ClaimReport = z.infer<typeof ClaimReport>
