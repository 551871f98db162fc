import type { Kysely } from 'kysely'
import { z } from 'zod'
import { HostId, StackId } from '#shared/model/ids.ts'
import { TerminalId, type TerminalSession } from '#shared/model/terminal.ts'
import { cutPage, numericCursor, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp, timestampOrNull } from '../db/timestamp.ts'

/** The record of terminals; rows stay, and what they say does not change. */
export interface TerminalStore {
  opened(session: TerminalSession): Promise<void>
  ended(id: TerminalId, at: number, exitCode: number | null): Promise<void>
  /** Ends what a process left open that is gone. */
  endAll(at: number): Promise<void>
  /** Newest first. */
  list(page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page<TerminalSession>>
}

export function createTerminalStore(db: Kysely<Tables>): TerminalStore {
  return {
    async opened(session) {
      await db
        .insertInto('terminal_sessions')
        .values({
          id: session.id,
          host_id: session.hostId,
          container_id: session.containerId,
          container_name: session.containerName,
          stack_id: session.stackId,
          actor: session.actor,
          command: JSON.stringify(session.command),
          started_at: Date.parse(session.startedAt),
          ended_at: null,
          exit_code: null,
        })
        .execute()
    },
    async ended(id, at, exitCode) {
      await db
        .updateTable('terminal_sessions')
        .set({ ended_at: at, exit_code: exitCode })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
    },
    async endAll(at) {
      await db.updateTable('terminal_sessions').set({ ended_at: at }).where('ended_at', 'is', null).execute()
    },
    async list({ cursor, limit }) {
      const before = numericCursor(cursor)
      let query = db.selectFrom('terminal_sessions').selectAll()
      if (before !== undefined) query = query.where('n', '<', before)
      const rows = await query
        .orderBy('n', 'desc')
        .limit(limit + 1)
        .execute()
      const { items, nextCursor } = cutPage(rows, limit, ({ n }) => String(n))
      return {
        items: items.map((row) => ({
          id: TerminalId.parse(row.id),
          hostId: HostId.parse(row.host_id),
          containerId: row.container_id,
          containerName: row.container_name,
          stackId: row.stack_id === null ? null : StackId.parse(row.stack_id),
          actor: row.actor,
          command: z.array(z.string()).parse(JSON.parse(row.command)),
          startedAt: timestamp(row.started_at),
          endedAt: timestampOrNull(row.ended_at),
          exitCode: row.exit_code,
        })),
        nextCursor,
      }
    },
  }
}
