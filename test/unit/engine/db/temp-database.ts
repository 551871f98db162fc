import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { type OpenDatabase, openDatabase } from '#engine/db/connection.ts'
import type { Tables } from '#engine/db/tables.ts'

/** How something is cleaned up when its test ends. Tests that run beside each other have to say which one they are. */
export type AtEnd = (cleanUp: () => void | Promise<void>) => void

/** A folder that goes when the test ends. */
export function temporaryFolder(atEnd: AtEnd = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-db-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new database in a folder of its own, closed when the test ends. */
export async function temporaryDatabase(folder?: string, atEnd: AtEnd = onTestFinished): Promise<OpenDatabase> {
  const database = await openDatabase({ folder: folder ?? temporaryFolder(atEnd) })
  let open = true
  const close = async () => {
    if (open) await database.close()
    open = false
  }
  atEnd(close)
  return { ...database, close }
}

/** Host and stack rows for commands to stand on. */
export async function seedStack(db: Kysely<Tables>, host = 'host', stack = 'stack'): Promise<void> {
  const known = await db.selectFrom('hosts').select('id').where('id', '=', host).executeTakeFirst()
  if (!known)
    await db
      .insertInto('hosts')
      .values({ id: host, name: host, connection: '{}', created_at: 1, removed_at: null })
      .execute()
  await db
    .insertInto('stacks')
    .values({
      id: stack,
      name: stack,
      host_id: host,
      current_version: null,
      status: 'DRAFT',
      created_at: 1,
      updated_at: 1,
    })
    .execute()
}
