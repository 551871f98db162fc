import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile, openDatabase } from '#engine/db/connection.ts'
import { inTransaction } from '#engine/db/in-transaction.ts'
import { knownSchema } from '#engine/db/migrate.ts'
import { temporaryDatabase, temporaryFolder } from './temp-database.ts'

test('the database is readable by its owner alone, also in a folder that others may read', async () => {
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  const { file, close } = await openDatabase({ folder })
  onTestFinished(close)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a connection is set so that a confirmed commit survives a crash', async () => {
  const { db } = await temporaryDatabase()
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema', 'cell_size_check']
  const values = await Promise.all(
    names.map(async (name) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(db)
      return [name, Object.values(rows[0] ?? {})[0]]
    }),
  )
  expect(Object.fromEntries(values)).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: 5000,
    trusted_schema: 0,
    cell_size_check: 1,
  })
})

test('a new database has the newest schema, and opening it again changes nothing', async () => {
  const folder = temporaryFolder()
  const schema = () => {
    const raw = new BetterSqlite(databaseFile(folder), { readonly: true })
    const rows = raw.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
    const version = raw.pragma('user_version', { simple: true })
    raw.close()
    return { rows, version }
  }
  await (await openDatabase({ folder })).close()
  const first = schema()
  expect(first.version).toBe(knownSchema)
  await (await openDatabase({ folder })).close()
  expect(schema()).toEqual(first)
})

test('every table of the product is STRICT', async () => {
  const { db } = await temporaryDatabase()
  const { rows } = await sql<{ name: string; strict: number }>`PRAGMA table_list`.execute(db)
  const loose = rows.filter((row) => !row.strict && !/^(sqlite_|kysely_)/.test(row.name)).map((row) => row.name)
  expect(loose).toEqual([])
})

test('closing folds the write-ahead log into the file', async () => {
  const folder = temporaryFolder()
  const database = await openDatabase({ folder })
  await database.db.insertInto('settings').values({ key: 'a', value: '1' }).execute()
  await database.close()
  expect(() => readFileSync(`${databaseFile(folder)}-wal`)).toThrow('ENOENT')
})

test('a database of a newer version is refused and left alone', async () => {
  const folder = temporaryFolder()
  await (await openDatabase({ folder })).close()
  const raw = new BetterSqlite(databaseFile(folder))
  raw.pragma(`user_version = ${knownSchema + 1}`)
  raw.close()
  await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'DATABASE_NEWER' })
})

test('a file that is no database is DATABASE_DAMAGED and is left alone', async () => {
  const folder = temporaryFolder()
  const text = 'this is not a database, it is a letter to my aunt. '.repeat(100)
  writeFileSync(databaseFile(folder), text)
  await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
  expect(readFileSync(databaseFile(folder), 'utf8')).toBe(text)
})

test('a database with overwritten pages is DATABASE_DAMAGED', async () => {
  const folder = temporaryFolder()
  await (await openDatabase({ folder })).close()
  const bytes = readFileSync(databaseFile(folder))
  bytes.fill(0xa5, 8192, 40_000)
  writeFileSync(databaseFile(folder), bytes)
  await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
})

test('a transaction that throws leaves nothing behind', async () => {
  const { db } = await temporaryDatabase()
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('settings').values({ key: 'a', value: '1' }).execute()
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await db.selectFrom('settings').selectAll().execute()).toEqual([])
})

test('a full disk is DATA_FOLDER_FULL, and what was stored before is kept', async () => {
  const folder = temporaryFolder()
  const { db } = await temporaryDatabase(folder)
  await db.insertInto('settings').values({ key: 'kept', value: '1' }).execute()
  // The page limit of SQLite gives the same SQLITE_FULL as a disk without room.
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
  await sql.raw(`PRAGMA max_page_count = ${rows[0]?.page_count}`).execute(db)
  const big = JSON.stringify('x'.repeat(1_000_000))
  const failing = db.insertInto('settings').values({ key: 'big', value: big }).execute()
  await expect(failing).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL', data: { folder } })
  expect(await db.selectFrom('settings').selectAll().execute()).toEqual([{ key: 'kept', value: '1' }])
})

test('asking the database past the transaction one is in fails at once instead of waiting for ever', async () => {
  const { db } = await temporaryDatabase()
  const past = inTransaction(db, () => db.selectFrom('settings').selectAll().execute())
  await expect(past).rejects.toThrow('Inside a transaction, use the transaction')
  const nested = inTransaction(db, () => inTransaction(db, async () => {}))
  await expect(nested).rejects.toThrow('Inside a transaction, use the transaction')
  expect(await db.selectFrom('settings').selectAll().execute()).toEqual([])
})
