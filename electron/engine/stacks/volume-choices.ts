import type { Kysely } from 'kysely'
import type { StackId } from '#shared/model/ids.ts'
import { VolumeChoice } from '#shared/model/volume-choice.ts'
import type { Tables } from '../db/tables.ts'

/** A choice for a volume that was not what the document asked, and the hash of what it asked. */
interface StoredVolumeChoice {
  readonly volume: string
  readonly definitionHash: string
  readonly choice: VolumeChoice
}

/** All choices that were made for volumes of a stack, by the volume's name. */
export async function readVolumeChoices(db: Kysely<Tables>, stackId: StackId): Promise<readonly StoredVolumeChoice[]> {
  const rows = await db
    .selectFrom('volume_choices')
    .selectAll()
    .where('stack_id', '=', stackId)
    .orderBy('volume')
    .orderBy('definition_hash')
    .execute()
  return rows.map(({ volume, definition_hash, choice }) => ({
    volume,
    definitionHash: definition_hash,
    choice: VolumeChoice.parse(choice),
  }))
}

/** Keeps choices at the time `now` in milliseconds, each in place of an earlier one for the same volume and definition. */
export async function keepVolumeChoices(
  db: Kysely<Tables>,
  made: { readonly stackId: StackId; readonly choices: readonly StoredVolumeChoice[]; readonly now: number },
): Promise<void> {
  for (const { volume, definitionHash, choice } of made.choices)
    await db
      .insertInto('volume_choices')
      .values({ stack_id: made.stackId, volume, definition_hash: definitionHash, choice, recorded_at: made.now })
      .onConflict((conflict) =>
        conflict.columns(['stack_id', 'volume', 'definition_hash']).doUpdateSet({ choice, recorded_at: made.now }),
      )
      .execute()
}
