import { basename, dirname } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'

/**
 * What an error of SQLite or of the file system under it means for the data folder; the only place that knows their
 * codes. Anything else (a refused constraint, a bug of ours) comes back as it is.
 *
 * Codes: sqlite.org/rescode.html; errno(3).
 */
export function toDatabaseError(error: unknown, file: string): unknown {
  const code = codeOf(error)
  if (!(code && error instanceof Error)) return error
  const folder = dirname(file)
  const options = { cause: error }
  if (isFull(code)) return new AppError('DATA_FOLDER_FULL', { folder }, options)
  if (isDamage(code)) return new AppError('DATABASE_DAMAGED', { file, reason: error.message }, options)
  if (code === 'SQLITE_BUSY' || code.startsWith('SQLITE_BUSY_'))
    return new AppError('DATA_FOLDER_IN_USE', { folder }, options)
  const reason = notWritable(error, code, file)
  return reason ? new AppError('DATA_FOLDER_NOT_WRITABLE', { folder, reason }, options) : error
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

const isFull = (code: string) => code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT'

const isDamage = (code: string) =>
  code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_')

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'the path leads in a circle',
  EIO: 'the disk reported an error',
  SQLITE_CANTOPEN: 'the database file cannot be opened',
  SQLITE_READONLY: 'the database file is read-only',
  SQLITE_PERM: 'permission denied',
  SQLITE_IOERR: 'the disk reported an error',
}

/** Names the file where it is the one that cannot be written, and not the folder. */
function notWritable(error: Error, code: string, file: string): string | undefined {
  const reason = reasons[code] ?? reasons[primary(code)]
  const isOfFile = code.startsWith('SQLITE_') || ('path' in error && error.path === file)
  return reason && isOfFile ? `${reason} (${basename(file)})` : reason
}

/** `SQLITE_IOERR_WRITE` is a kind of `SQLITE_IOERR`. */
const primary = (code: string) => code.split('_').slice(0, 2).join('_')
