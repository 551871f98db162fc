import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#engine/db/connection.ts'
import { claimDataFolder } from '#engine/db/data-folder.ts'
import { mountSmallDisk, type SmallDisk } from '../../../support/small-disk.ts'
import { temporaryFolder } from './temp-database.ts'

test('a missing folder is made, for its owner only', () => {
  const path = join(temporaryFolder(), 'a', 'b')
  const claim = claimDataFolder(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(readdirSync(path)).toContain('lock.db')
  claim.release()
  expect(readdirSync(path)).toEqual(['lock.db'])
})

test('a second claim in the same process is DATA_FOLDER_IN_USE until the first is released', () => {
  const folder = temporaryFolder()
  const first = claimDataFolder(folder)
  expect(() => claimDataFolder(folder)).toThrow(
    expect.objectContaining({ code: 'DATA_FOLDER_IN_USE', data: { folder } }),
  )
  first.release()
  first.release()
  claimDataFolder(folder).release()
})

test('another process holds its claim until it is killed', async () => {
  const folder = temporaryFolder()
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-data-folder.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    holder.kill('SIGKILL')
  })
  await once(holder.stdout, 'data')
  expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_IN_USE' }))
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  claimDataFolder(folder).release()
})

test('a file in the place of the folder is DATA_FOLDER_NOT_WRITABLE', () => {
  const path = join(temporaryFolder(), 'taken')
  writeFileSync(path, '')
  const refused = expect.objectContaining({ code: 'DATA_FOLDER_NOT_WRITABLE' })
  expect(() => claimDataFolder(path)).toThrow(refused)
  expect(() => claimDataFolder(join(path, 'below'))).toThrow(refused)
})

test('a folder that another one has taken the place of is taken again, and one that is gone is not', () => {
  const folder = temporaryFolder()
  const claim = claimDataFolder(folder)
  onTestFinished(claim.release)
  claim.renew()
  renameSync(join(folder, 'lock.db'), join(folder, 'old.db'))
  expect(claim.renew).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_NOT_WRITABLE' }))
  writeFileSync(join(folder, 'lock.db'), '')
  claim.renew()
  expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_IN_USE' }))
})

/** Gone when the test ends; null where this account may not mount. */
function mounted(...options: string[]): SmallDisk | null {
  const disk = mountSmallDisk(...options)
  if (disk) onTestFinished(disk.unmount)
  return disk
}

test('a read-only folder is DATA_FOLDER_NOT_WRITABLE', (context) => {
  const folder = mounted('ro')?.folder
  if (folder === undefined) return context.skip('this account may not mount a read-only file system')
  expect(() => claimDataFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'DATA_FOLDER_NOT_WRITABLE',
      data: { folder, reason: 'the file system is read-only' },
    }),
  )
})

test('a full disk is DATA_FOLDER_FULL, before and after the claim, and loses nothing', async (context) => {
  const disk = mounted('size=1m')
  if (disk === null) return context.skip('this account may not mount a small file system')
  const { folder } = disk
  const claim = claimDataFolder(folder)
  const database = await openDatabase({ folder })
  await database.db.insertInto('settings').values({ key: 'kept', value: '1' }).execute()
  const write = async () => {
    for (let i = 0; i < 100; i += 1)
      await database.db
        .insertInto('settings')
        .values({ key: `k${i}`, value: JSON.stringify('x'.repeat(50_000)) })
        .execute()
  }
  await expect(write()).rejects.toMatchObject({ code: 'DATA_FOLDER_FULL' })
  const kept = await database.db.selectFrom('settings').selectAll().where('key', '=', 'kept').execute()
  expect(kept).toEqual([{ key: 'kept', value: '1' }])
  await database.close().catch(() => {})
  claim.release()
  disk.fill()
  expect(() => claimDataFolder(folder)).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_FULL' }))
})
