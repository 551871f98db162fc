import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { AppError } from '#shared/contract/app-error.ts'
import { toDatabaseError } from './database-error.ts'

/** A data folder that belongs to this process until it is released. */
export interface DataFolder {
  /** Absolute. */
  readonly path: string
  /**
   * Takes the folder again where another one stands at its path now, as after a file system was mounted anew.
   *
   * @throws AppError DATA_FOLDER_NOT_WRITABLE where there is no data folder at the path, DATA_FOLDER_IN_USE
   */
  renew(): void
  /** Gives the folder free. Safe to call twice. */
  release(): void
}

/**
 * Takes a data folder for this process, making it (mode 0700) where it is missing. The claim is an exclusive lock on
 * `lock.db`, which the operating system frees when the process ends, however it ends; there is nothing to clean up.
 *
 * @throws AppError DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_FULL
 */
export function claimDataFolder(folder: string): DataFolder {
  const path = resolve(folder)
  const lockFile = join(path, 'lock.db')
  try {
    makeFolder(path)
    probeWrite(path)
    let lock = lockExclusively(lockFile)
    let taken = identityOf(lockFile)
    return {
      path,
      renew() {
        const found = identityOf(lockFile)
        if (found === null)
          throw new AppError('DATA_FOLDER_NOT_WRITABLE', { folder: path, reason: 'it is not there any more' })
        if (found === taken) return
        const next = locked(lockFile)
        lock.close()
        lock = next
        taken = found
      },
      release: () => {
        lock.close()
      },
    }
  } catch (error) {
    throw toDatabaseError(error, lockFile)
  }
}

/** Below a read-only file system Node says of a recursive mkdir that something does not exist. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new AppError(
      'DATA_FOLDER_NOT_WRITABLE',
      { folder: path, reason: 'it cannot be made there' },
      { cause: error },
    )
  }
}

/**
 * A lock alone can be had on a read-only or full disk; only writing shows that writing works. Leaves nothing behind.
 *
 * @throws the error of the file system
 */
export function probeWrite(folder: string): void {
  const file = join(folder, `.write-check-${process.pid}`)
  const descriptor = openSync(file, 'w', 0o600)
  try {
    writeSync(descriptor, Buffer.alloc(probeBytes))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
    rmSync(file, { force: true })
  }
}

/** Room for a few commits, so that what follows a probe that went well can go well too. */
const probeBytes = 65_536

/** How long a claim waits for a process that is just ending. */
const patienceMs = 200

const locked = (file: string): BetterSqlite.Database => {
  try {
    return lockExclusively(file)
  } catch (error) {
    throw toDatabaseError(error, file)
  }
}

/** Which file it is, whatever its name; null where it is missing. */
function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev} ${found.ino}`
}

function lockExclusively(file: string): BetterSqlite.Database {
  const lock = new BetterSqlite(file, { timeout: patienceMs })
  try {
    // Never read lock.db by other means: closing any descriptor of a file drops the process's POSIX locks on it.
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}
