import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { OpenDatabase } from '#engine/db/connection.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { mountLoopDisk } from '../../../support/loop-disk.ts'
import { temporaryDatabase } from './temp-database.ts'

const noDisk = 'this account may not mount a file system of its own'
// More than the write-ahead log has room for in the blocks that it has already.
const text = JSON.stringify('x'.repeat(2_000_000))

const write = ({ db }: OpenDatabase, key: string) => db.insertInto('settings').values({ key, value: text }).execute()
const keys = async ({ db }: OpenDatabase) =>
  (await db.selectFrom('settings').select('key').orderBy('key').execute()).map(({ key }) => key)

/** What `tryToStore` tells the health of, as the watch does it. */
const tryAgain = ({ tryToStore, health }: OpenDatabase) => tryToStore().then(health.worked, health.failed)

test('a sync that fails is no success, and what was confirmed before and after it is on the disk', async (context) => {
  const disk = mountLoopDisk()
  if (disk === null) return context.skip(noDisk)
  onTestFinished(disk.unmount)
  const database = await temporaryDatabase(disk.folder)
  await write(database, 'a')
  disk.failSyncs()
  await expect(write(database, 'lost')).rejects.toMatchObject({
    code: 'DATA_FOLDER_NOT_WRITABLE',
    data: { reason: expect.stringContaining('the disk reported an error') },
  })
  await tryAgain(database)
  expect(database.health.trouble()?.error.code).toMatch(/^DATA_FOLDER_/)

  disk.mend()
  await tryAgain(database)
  expect(database.health.trouble()).toBe(null)
  await write(database, 'b')
  await database.close()
  // Mounted again: what is read now is what the disk has, not what the system remembers.
  disk.mountAgain()
  const later = await temporaryDatabase(disk.folder)
  expect(await keys(later)).toEqual(['a', 'b'])
  await later.close()
})

test('a file system that turned read-only in mid-run is told, and used again once it is mounted anew', async (context) => {
  const disk = mountLoopDisk()
  if (disk === null) return context.skip(noDisk)
  onTestFinished(disk.unmount)
  const database = await temporaryDatabase(disk.folder)
  await write(database, 'a')
  disk.turnReadOnly()
  await expect(write(database, 'lost')).rejects.toMatchObject({ code: 'DATA_FOLDER_NOT_WRITABLE' })
  await tryAgain(database)
  expect(database.health.trouble()?.error.code).toBe('DATA_FOLDER_NOT_WRITABLE')
  disk.mountAgain()
  await tryAgain(database)
  expect(database.health.trouble()).toBe(null)
  await write(database, 'b')
  expect(await keys(database)).toEqual(['a', 'b'])
  await database.close()
})

test('a database that is found damaged when it is opened anew is not gone on with', async () => {
  const database = await temporaryDatabase()
  for (let n = 0; n < 20; n += 1) await write(database, `k${n}`)
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database.db)
  database.health.failed(new AppError('DATA_FOLDER_FULL', { folder: '/data' }))
  const half = Math.floor(statSync(database.file).size / 2)
  const descriptor = openSync(database.file, 'r+')
  writeSync(descriptor, Buffer.alloc(half, 0xa5), 0, undefined, half)
  closeSync(descriptor)
  await tryAgain(database)
  await tryAgain(database)
  expect(database.health.trouble()?.error.code).toBe('DATABASE_DAMAGED')
})

test('a database that is gone when it is opened anew is not replaced by an empty one', async () => {
  const database = await temporaryDatabase()
  await write(database, 'a')
  database.health.failed(new AppError('DATA_FOLDER_FULL', { folder: '/data' }))
  const aside = `${database.file}.aside`
  await database.db.connection().execute(async () => renameSync(database.file, aside))
  await tryAgain(database)
  expect(existsSync(database.file)).toBe(false)
  await expect(keys(database)).rejects.toMatchObject({ code: 'DATA_FOLDER_NOT_WRITABLE' })
  expect(database.health.trouble()).not.toBe(null)
  renameSync(aside, database.file)
  await tryAgain(database)
  expect(await keys(database)).toEqual(['a'])
})
