import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { StoredCommand } from './command-context.ts'
import { type ClaimedRow, toStoredCommand } from './command-rows.ts'

/** A command that this worker holds. Every write for it names the fence; one taken by another worker has a higher one. */
export interface Claim {
  readonly command: StoredCommand
  readonly fence: number
  /** True where a cancel was asked for before this attempt began. */
  readonly cancelRequested: boolean
}

/** Who claims, and until when the claim is good without being renewed. */
export interface Claimant {
  readonly owner: string
  readonly now: number
  readonly leaseUntil: number
}

/**
 * Takes the oldest command that may run, in one statement: the first PENDING one of a host where none is RUNNING. A
 * first one that may not run yet holds the rest of its host back: commands of a host run strictly in order. A host whose
 * queue is paused starts nothing. One that was put back at a moment still to come waits for nothing: the clock was set back.
 */
export async function claimNext(db: Kysely<Tables>, claimant: Claimant): Promise<Claim | null> {
  const { rows } = await claimStatement(claimant).execute(db)
  const row = rows[0]
  if (!row || row.fence === null) return null
  return { command: toStoredCommand(row), fence: row.fence, cancelRequested: row.cancel_requested_at !== null }
}

const claimStatement = ({ owner, now, leaseUntil }: Claimant) => sql<ClaimedRow>`
  UPDATE commands SET
    status = 'RUNNING',
    attempt = attempt + 1,
    fence = (SELECT fence + 1 FROM partition_fence WHERE host_id = commands.host_id),
    lease_owner = ${owner},
    lease_until = ${leaseUntil},
    started_at = COALESCE(started_at, ${now}),
    updated_at = ${now}
  WHERE seq = (
    SELECT head.seq
    FROM partition_fence
    JOIN commands AS head ON head.seq = (
      SELECT min(seq) FROM commands WHERE host_id = partition_fence.host_id AND status = 'PENDING')
    WHERE head.attempt < head.max_attempts
      AND (head.not_before <= ${now} OR head.updated_at > ${now})
      AND NOT EXISTS (SELECT 1 FROM partition_pauses WHERE host_id = partition_fence.host_id)
      AND NOT EXISTS (SELECT 1 FROM commands WHERE host_id = partition_fence.host_id AND status = 'RUNNING')
    ORDER BY head.seq
    LIMIT 1)
  RETURNING id, seq, kind, payload, host_id, stack_id, attempt, max_attempts, actor, approved_plan, committed_at,
    interrupted, cancel_requested_at, fence`
