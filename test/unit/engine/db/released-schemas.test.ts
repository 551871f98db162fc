import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '#engine/db/connection.ts'
import { migrations } from '#engine/db/migrations/index.ts'
import { temporaryDatabase, temporaryFolder } from './temp-database.ts'

/**
 * Databases as released versions of Stackwright left them, dumped as SQL: each opens for ever. The number is that of the
 * last migration it knows. Taken from a real data folder with stacks that were applied, rolled back, failed and removed.
 */
const folder = join(import.meta.dirname, '../../../fixtures/databases')
const released = readdirSync(folder).filter((name) => name.endsWith('.sql'))

type Row = Readonly<Record<string, unknown>>

const write = (name: string): string => {
  const data = temporaryFolder()
  const database = new BetterSqlite(databaseFile(data))
  // A dump writes tables before those that they refer to.
  database.pragma('foreign_keys = OFF')
  database.exec(readFileSync(join(folder, name), 'utf8'))
  database.close()
  return data
}

const rowsOf = (data: string): ReadonlyMap<string, readonly Row[]> => {
  const database = new BetterSqlite(databaseFile(data), { readonly: true })
  const tables = database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%'",
    )
    .all()
  const rows = new Map(tables.map(({ name }) => [name, database.prepare<[], Row>(`SELECT * FROM "${name}"`).all()]))
  database.close()
  return rows
}

test('there is a database of a released version', () => {
  expect(released).not.toEqual([])
})

describe.each(released)('the database of %s', (name) => {
  test('opens, is brought up to date, and keeps every value it had', async () => {
    const data = write(name)
    const before = rowsOf(data)
    const { db, close } = await temporaryDatabase(data)
    expect(await db.selectFrom('stacks').select('name').orderBy('name').execute()).not.toEqual([])
    await close()
    const after = rowsOf(data)
    for (const [table, rows] of before) {
      expect(after.get(table), table).toEqual(rows.map((row) => expect.objectContaining(row)))
    }
  })

  test('is whole afterwards and knows every migration', async () => {
    const data = write(name)
    await (await temporaryDatabase(data)).close()
    const database = new BetterSqlite(databaseFile(data), { readonly: true })
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    expect(database.prepare('SELECT count(*) AS known FROM kysely_migration').get()).toEqual({
      known: migrations.length,
    })
    database.close()
  })
})
