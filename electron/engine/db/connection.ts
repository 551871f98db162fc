import { chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { type ConnectionSlot, createConnectionSlot } from './connection-slot.ts'
import { probeWrite } from './data-folder.ts'
import { toDatabaseError } from './database-error.ts'
import { knownSchema, migrate } from './migrate.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createStorageHealth, isStorageError, type StorageHealth } from './storage-health.ts'
import type { Tables } from './tables.ts'
import { refuseInsideTransaction } from './transaction-guard.ts'

/** An open database; nothing else writes to its file. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>
  readonly file: string
  /** What the statements so far told of the disk. */
  readonly health: StorageHealth
  /**
   * Writes to the folder and to the database and changes nothing. Where there was trouble before, the database is opened
   * anew first and looked through as a whole: after a sync that failed, the system may show what the disk does not have.
   *
   * @throws AppError where nothing can be stored
   */
  tryToStore(): Promise<void>
  /** Ends after the last statement under way, with the write-ahead log folded into the file. */
  close(): Promise<void>
}

/** The database's name in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'stackwright.db')

/**
 * Opens the database of a claimed data folder, made or brought to the newest schema where needed. Everything that a
 * commit confirmed survives a crash of the process and of the machine (WAL with `synchronous=FULL`, read back here).
 *
 * @throws AppError DATABASE_DAMAGED, DATABASE_NEWER, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_FULL, DATA_FOLDER_IN_USE
 */
export async function openDatabase(options: { readonly folder: string }): Promise<OpenDatabase> {
  const file = databaseFile(options.folder)
  const slot = createConnectionSlot(file, (again) => openConnection(file, again))
  const health = createStorageHealth()
  const plain = new Kysely<Tables>({ dialect: sqliteDialect(slot, health) })
  const db = plain.withPlugin(refuseInsideTransaction)
  try {
    checkContent(slot.current(), file)
    await migrate(plain)
  } catch (error) {
    slot.close()
    throw toDatabaseError(error, file)
  }
  const tryIt = () => tryToStore({ db, slot, health })
  return { db, file, health, tryToStore: tryIt, close: () => close(db, slot) }
}

/** @param again where it was there before: a new, empty database must not take its place */
function openConnection(file: string, again: boolean): BetterSqlite.Database {
  let connection: BetterSqlite.Database | undefined
  try {
    connection = new BetterSqlite(file, { timeout: 5000, fileMustExist: again })
    // It holds the documents' variables, passwords among them; its log and index files take the same rights.
    chmodSync(file, 0o600)
    checkVersion(connection)
    configure(connection)
    return connection
  } catch (error) {
    connection?.close()
    throw toDatabaseError(error, file)
  }
}

/** 3.51.3 is the first with the WAL-reset bug repaired, which could damage a file (sqlite.org/wal.html). */
const oldestSqlite = '3.51.3'

function checkVersion(connection: BetterSqlite.Database): void {
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get())
  if (version.localeCompare(oldestSqlite, 'en', { numeric: true }) < 0)
    throw new Error(`SQLite ${version} is older than ${oldestSqlite}.`)
}

/**
 * What every connection is set to, and reads back as. `synchronous` 2 is FULL: better-sqlite3 is built with NORMAL,
 * which may lose confirmed commits with the power. `fullfsync` has an effect on macOS only.
 */
const pragmas = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['journal_size_limit', '67108864', 67_108_864],
  ['fullfsync', 'ON', 1],
] as const

function configure(connection: BetterSqlite.Database): void {
  for (const [name, value, expected] of pragmas) {
    connection.pragma(`${name} = ${value}`)
    const actual = connection.pragma(name, { simple: true })
    if (actual !== expected) throw new Error(`SQLite keeps ${name} at ${String(actual)} instead of ${expected}.`)
  }
}

function checkContent(connection: BetterSqlite.Database, file: string): void {
  const found = connection.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw new AppError('DATABASE_DAMAGED', { file, reason: String(found) })
  if (Number(connection.pragma('user_version', { simple: true })) > knownSchema)
    throw new AppError('DATABASE_NEWER', { file })
}

interface Storing {
  readonly db: Kysely<Tables>
  readonly slot: ConnectionSlot
  readonly health: StorageHealth
}

async function tryToStore({ db, slot, health }: Storing): Promise<void> {
  // Asked through Kysely, so that no transaction is under way.
  await db.connection().execute(async () => {
    try {
      probeWrite(dirname(slot.file))
      if (health.trouble() === null) writePage(slot.current())
      else startAnew(slot)
    } catch (error) {
      throw toDatabaseError(error, slot.file)
    }
  })
}

/** A page of the database goes through the write-ahead log, synced as every commit is; its content stays. */
function writePage(connection: BetterSqlite.Database): void {
  connection.pragma(`user_version = ${Number(connection.pragma('user_version', { simple: true }))}`)
}

/**
 * A new connection, which moves the whole log into the file before it adds to it: what is in the log behind a sync that
 * failed may be gone with the power, and all that comes after it would be gone too (Rebello et al., ATC'20).
 */
function startAnew(slot: ConnectionSlot): void {
  slot.reopen()
  const connection = slot.current()
  connection.pragma('wal_checkpoint(TRUNCATE)')
  writePage(connection)
  const found = connection.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new AppError('DATABASE_DAMAGED', { file: slot.file, reason: String(found) })
}

async function close(db: Kysely<Tables>, slot: ConnectionSlot): Promise<void> {
  // Asked through Kysely, so that it waits for the statements and transactions under way.
  await db.connection().execute(async () => shortenLog(slot))
  await db.destroy()
}

/** Moves what was written into the file, where there is room for it; else the log stays and is read at the next start. */
function shortenLog(slot: ConnectionSlot): void {
  try {
    slot.current().pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError || isStorageError(error))) throw error
  }
}
