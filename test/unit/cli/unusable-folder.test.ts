import { createHash } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile, openDatabase } from '#engine/db/connection.ts'
import { setDatabaseAside } from '#engine/db/set-aside.ts'
import { serve } from '../../../electron/server/serve.ts'
import { mountSmallDisk } from '../../support/small-disk.ts'
import { recordRun } from './recorded-io.ts'

interface BadFolder {
  readonly folder: string
  /** What is said of it, and what to do. */
  readonly says: readonly string[]
}

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sw-unusable-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** With a database that a Stackwright made. */
const usedFolder = async (): Promise<string> => {
  const folder = folderOf()
  await (await openDatabase({ folder })).close()
  return folder
}

/** Makes this process one of an account that owns nothing, until the test ends; null where it already is an ordinary one. */
function becomeNobody(): boolean {
  if (process.geteuid?.() !== 0 || !process.seteuid) return false
  process.seteuid(65_534)
  onTestFinished(() => process.seteuid?.(0))
  return true
}

/** Each really is so; null where this account cannot make it so. */
const badFolders: Readonly<Record<string, () => Promise<BadFolder | null>>> = {
  'on a full disk': async () => {
    const disk = mountSmallDisk('size=1m')
    if (disk === null) return null
    onTestFinished(disk.unmount)
    disk.fill()
    const says = [`The disk that holds the data folder ${disk.folder} is full`, 'Free some room, then try again.']
    return { folder: disk.folder, says }
  },
  'on a read-only file system': async () => {
    const disk = mountSmallDisk('ro')
    if (disk === null) return null
    onTestFinished(disk.unmount)
    return {
      folder: disk.folder,
      says: [`The data folder ${disk.folder} cannot be written: the file system is read-only`, '--data-dir'],
    }
  },
  'of another account': async () => {
    const folder = await usedFolder()
    if (!becomeNobody()) chmodSync(folder, 0o500)
    return { folder, says: [`The data folder ${folder} cannot be written: permission denied`, '--data-dir'] }
  },
  'with a database of another account': async () => {
    const folder = await usedFolder()
    chownSync(folder, 65_534, 65_534)
    for (const name of readdirSync(folder)) if (name !== 'stackwright.db') rmSync(join(folder, name))
    chmodSync(databaseFile(folder), 0o444)
    if (!becomeNobody()) return null
    return { folder, says: [`The data folder ${folder} cannot be written: `, 'stackwright.db', '--data-dir'] }
  },
  'with a file that is no database': async () => {
    const folder = folderOf()
    writeFileSync(databaseFile(folder), 'a letter to my aunt, '.repeat(1000))
    return { folder, says: [`The database ${databaseFile(folder)} is damaged`, 'restore a backup', 'an empty folder'] }
  },
  'with a damaged database': async () => {
    const folder = await usedFolder()
    const bytes = readFileSync(databaseFile(folder))
    bytes.fill(0xa5, 8192, 40_000)
    writeFileSync(databaseFile(folder), bytes)
    return { folder, says: [`The database ${databaseFile(folder)} is damaged`, 'restore a backup', 'an empty folder'] }
  },
}

const digest = (folder: string): string | null => {
  try {
    return createHash('sha256')
      .update(readFileSync(databaseFile(folder)))
      .digest('hex')
  } catch {
    return null
  }
}

test.each(Object.keys(badFolders))(
  'a data folder %s: the command line and the server say what and what to do',
  async (kind) => {
    // Loaded while this process may still read everything.
    await recordRun(['--data-dir', folderOf(), 'status'])
    const bad = await badFolders[kind]?.()
    if (!bad) return console.log(`not tried, for want of rights: ${kind}`)
    const before = digest(bad.folder)

    const run = await recordRun(['--data-dir', bad.folder, 'status'])
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 1, stdout: '' })
    for (const words of bad.says) expect(run.stderr).toContain(words)

    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const code = await serve(['--data-dir', bad.folder, '--port', '0'])
    const text = said.mock.calls.flat().join('\n')
    said.mockRestore()
    expect(code).toBe(1)
    for (const words of bad.says) expect(text).toContain(words)
    expect(digest(bad.folder)).toBe(before)
  },
)

test('a damaged database is put aside, whole, and the next start makes a new one', async () => {
  const folder = folderOf()
  const letter = 'a letter to my aunt, '.repeat(1000)
  writeFileSync(databaseFile(folder), letter)
  writeFileSync(`${databaseFile(folder)}-wal`, 'its log')
  const aside = setDatabaseAside(folder, new Date('2026-11-22T14:00:00.000Z'))
  expect(aside).toBe(`${databaseFile(folder)}.damaged-2026-11-22T140000.000Z`)
  expect(readFileSync(aside, 'utf8')).toBe(letter)
  expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('its log')
  expect((await recordRun(['--data-dir', folder, 'status'])).code).toBe(0)
})
