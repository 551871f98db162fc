import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { Command } from '#shared/model/command.ts'
import type { Tables } from '../db/tables.ts'

/**
 * Records a cancel of a command as just read in the same transaction. Asking twice is asking once.
 *
 * @throws AppError COMMAND_ENDED
 */
export async function requestCancel(
  db: Kysely<Tables>,
  command: Command,
  request: { readonly actor: string; readonly now: number },
): Promise<void> {
  const { status, cancelRequested, attempt } = command
  if (status !== 'PENDING' && status !== 'RUNNING')
    throw new AppError('COMMAND_ENDED', { command: `#${command.seq}`, status })
  const mark = { cancel_requested_at: request.now, cancel_requested_by: request.actor, updated_at: request.now }
  const update = db.updateTable('commands').where('id', '=', command.id)
  // One that was interrupted may have left half of its work on the host: only its handler can lead that back.
  if (status === 'PENDING' && attempt === 0)
    await update.set({ ...mark, status: 'CANCELLED', outcome: 'UNCHANGED', finished_at: request.now }).execute()
  else if (!cancelRequested) await update.set(mark).execute()
}
