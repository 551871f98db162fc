import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createStorageHealth, type StorageTrouble } from '#engine/db/storage-health.ts'
import { watchStorage } from '#engine/db/watch-storage.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { mountSmallDisk } from '../../../support/small-disk.ts'
import { temporaryDatabase } from './temp-database.ts'

const full = new AppError('DATA_FOLDER_FULL', { folder: '/data' })
const damaged = new AppError('DATABASE_DAMAGED', { file: '/data/stackwright.db', reason: 'malformed' })

test('trouble is told once, with the moment it began, and goes when writing works', () => {
  const moments = [new Date(1), new Date(2)]
  const health = createStorageHealth(() => moments.shift() ?? new Date(3))
  const told: (StorageTrouble | null)[] = []
  health.subscribe((trouble) => told.push(trouble))
  health.failed(new Error('a bug'))
  health.failed(full)
  health.failed(full)
  health.worked()
  health.worked()
  expect(told).toEqual([{ error: full, since: new Date(1) }, null])
})

test('a damaged file stays damaged, whatever can be written to it', () => {
  const health = createStorageHealth()
  health.failed(damaged)
  health.worked()
  health.failed(full)
  expect(health.trouble()?.error).toBe(damaged)
})

test('a full disk is seen by the statement that fails, and room is seen without any', async (context) => {
  const disk = mountSmallDisk('size=1m')
  if (disk === null) return context.skip('this account may not mount a small file system')
  const { db, health, tryToStore } = await temporaryDatabase(disk.folder)
  onTestFinished(disk.unmount)
  const passed = new Promise<void>((resolve) => {
    const onChange = (trouble: StorageTrouble | null) => trouble === null && resolve()
    onTestFinished(watchStorage({ health, tryToStore, onChange, everyMs: 5 }))
  })
  disk.fill()
  const write = () =>
    db
      .insertInto('settings')
      .values({ key: 'a', value: JSON.stringify('x'.repeat(200_000)) })
      .execute()
  await expect(write()).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL' })
  expect(health.trouble()?.error).toMatchObject({ code: 'DATA_FOLDER_FULL', data: { folder: disk.folder } })
  await expect(tryToStore()).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL' })
  disk.free()
  await passed
  expect(health.trouble()).toBe(null)
  await write()
})

test('damage that is met only later is told by its own error, and nothing is written any more', async () => {
  const { db, file, health, tryToStore } = await temporaryDatabase()
  const text = JSON.stringify('x'.repeat(20_000))
  for (let n = 0; n < 400; n += 1)
    await db
      .insertInto('settings')
      .values({ key: `k${n}`, value: text })
      .execute()
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
  const bytes = readFileSync(file)
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(bytes.length - 65_536, 0xa5), 0, undefined, 65_536)
  closeSync(descriptor)
  await sql`PRAGMA shrink_memory`.execute(db)
  const read = db.selectFrom('settings').selectAll().execute()
  await expect(read).rejects.toMatchObject({ code: 'DATABASE_DAMAGED', data: { file } })
  expect(health.trouble()?.error.code).toBe('DATABASE_DAMAGED')
  await tryToStore().then(health.worked, health.failed)
  expect(health.trouble()?.error.code).toBe('DATABASE_DAMAGED')
})
