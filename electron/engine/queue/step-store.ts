import type { Kysely, Selectable } from 'kysely'
import { CommandStep } from '#shared/model/command.ts'
import type { CommandId } from '#shared/model/ids.ts'
import type { CommandStepTable, Tables } from '../db/tables.ts'
import { timestampOrNull } from '../db/timestamp.ts'
import type { PlannedStep } from './command-context.ts'

/** The step journals of all commands. */
export interface StepStore {
  /** Steps of all attempts, in order. Of an interrupted attempt the last one may say RUNNING: its outcome is not known. */
  list(id: CommandId): Promise<CommandStep[]>
}

/** Makes the store over an open database. */
export const createStepStore = (db: Kysely<Tables>): StepStore => ({
  async list(id) {
    const rows = await db
      .selectFrom('command_steps')
      .selectAll()
      .where('command_id', '=', id)
      .orderBy('attempt')
      .orderBy('position')
      .execute()
    return rows.map(toStep)
  },
})

/** Names an attempt of a command. */
export interface Attempt {
  readonly id: CommandId
  readonly attempt: number
}

/** Journals the steps of an attempt as PENDING. */
export async function insertSteps(
  db: Kysely<Tables>,
  { id, attempt }: Attempt,
  steps: readonly PlannedStep[],
): Promise<void> {
  for (const [position, { text, cause, phase }] of steps.entries())
    await db.insertInto('command_steps').values({ command_id: id, attempt, position, text, cause, phase }).execute()
}

/** Journals that a step began or ended. The schema refuses what no step can do, for example to end without a beginning. */
export async function moveStep(
  db: Kysely<Tables>,
  { id, attempt }: Attempt,
  move: { readonly index: number; readonly status: Exclude<CommandStep['status'], 'PENDING'>; readonly now: number },
): Promise<void> {
  const moment = move.status === 'RUNNING' ? { started_at: move.now } : { finished_at: move.now }
  const { numUpdatedRows } = await db
    .updateTable('command_steps')
    .set({ status: move.status, ...moment })
    .where('command_id', '=', id)
    .where('attempt', '=', attempt)
    .where('position', '=', move.index)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error(`Attempt ${attempt} of ${id} has no step ${move.index}.`)
}

const toStep = (row: Selectable<CommandStepTable>): CommandStep => ({
  attempt: row.attempt,
  index: row.position,
  text: row.text,
  cause: row.cause,
  phase: row.phase,
  status: CommandStep.shape.status.parse(row.status),
  startedAt: timestampOrNull(row.started_at),
  finishedAt: timestampOrNull(row.finished_at),
})
