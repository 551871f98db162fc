import { existsSync, renameSync } from 'node:fs'
import { databaseFile } from './connection.ts'
import { claimDataFolder } from './data-folder.ts'
import { toDatabaseError } from './database-error.ts'

/**
 * Gives the database of a data folder, with its log and index, another name beside the old one, so that the next start
 * makes a new one. Nothing is deleted. Answers the new name of the file.
 *
 * @throws AppError DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_FULL
 */
export function setDatabaseAside(folder: string, now: Date): string {
  const claim = claimDataFolder(folder)
  const file = databaseFile(claim.path)
  const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '')}`
  try {
    // The log goes first: it belongs to this database, and beside a new one it would be folded into that.
    for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) renameSync(file + end, aside + end)
    return aside
  } catch (error) {
    throw toDatabaseError(error, file)
  } finally {
    claim.release()
  }
}
