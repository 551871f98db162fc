import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** Versions that are read, and values that are deleted, in one statement: more would hold the process up. */
const inOneGo = 50

/**
 * Deletes sealed values made before `madeBefore` (milliseconds since 1970) that no version, no answers of a version and no
 * draft names: those of choices that were given up. A younger one may be about to be named. Ends early when the signal
 * aborts, with nothing deleted that is named.
 */
export async function sweepSealedValues(db: Kysely<Tables>, madeBefore: number, signal: AbortSignal): Promise<void> {
  const old = await db.selectFrom('sealed_values').select('id').where('created_at', '<', madeBefore).execute()
  if (old.length === 0) return
  const named = new Set(await namedInDrafts(db))
  let after: VersionKey = { stack: '', number: 0 }
  for (;;) {
    if (signal.aborted) return
    const page = await namedInVersions(db, after)
    if (page === null) break
    for (const ref of page.refs) named.add(ref)
    after = page.last
  }
  const unnamed = old.map(({ id }) => id).filter((id) => !named.has(id))
  for (let from = 0; from < unnamed.length && !signal.aborted; from += inOneGo) {
    await db
      .deleteFrom('sealed_values')
      .where('id', 'in', unnamed.slice(from, from + inOneGo))
      .execute()
  }
}

interface VersionKey {
  readonly stack: string
  readonly number: number
}

/** What some versions after one name, in their documents and answers, and the last of them; null after the last of all. */
async function namedInVersions(db: Kysely<Tables>, after: VersionKey) {
  const { rows: keys } = await sql<VersionKey>`
    SELECT stack_id AS stack, number FROM stack_versions
    WHERE (stack_id, number) > (${after.stack}, ${after.number}) ORDER BY stack_id, number LIMIT ${inOneGo}`.execute(db)
  const last = keys.at(-1)
  if (!last) return null
  const { rows } = await sql<{ readonly ref: string }>`
    SELECT named.value AS ref FROM stack_versions AS v, json_each(v.document, '$.secrets') AS named
    WHERE (v.stack_id, v.number) > (${after.stack}, ${after.number})
      AND (v.stack_id, v.number) <= (${last.stack}, ${last.number})
    UNION
    SELECT named.value FROM stack_version_answers AS a, json_tree(a.answers) AS named
    WHERE named.key = 'ref' AND (a.stack_id, a.version) > (${after.stack}, ${after.number})
      AND (a.stack_id, a.version) <= (${last.stack}, ${last.number})`.execute(db)
  return { last, refs: rows.map(({ ref }) => ref) }
}

async function namedInDrafts(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly ref: string }>`
    SELECT named.value AS ref FROM wizard_drafts AS d, json_tree(d.answers) AS named WHERE named.key = 'ref'`.execute(
    db,
  )
  return rows.map(({ ref }) => ref)
}
