import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import { isAesKey } from './aes-gcm-sealer.ts'

/** Name of the credential that a systemd unit may pass with LoadCredential= (systemd.exec, CREDENTIALS_DIRECTORY). */
const credentialName = 'stackwright-secret-key'

/** Where a key may come from. */
export interface KeySources {
  readonly environment: NodeJS.ProcessEnv
  readonly dataFolder: string
}

/**
 * The key that secrets are sealed with, 32 bytes: of STACKWRIGHT_SECRET_KEY (hex or base64), of the file that
 * STACKWRIGHT_SECRET_KEY_FILE names, of the systemd credential `stackwright-secret-key`, or of `secret.key` in the data
 * folder, which is made (mode 0600) where it is missing.
 *
 * @throws AppError SECRETS_UNAVAILABLE for a key that is not one, or a file that others can read
 */
export function readSecretKey({ environment, dataFolder }: KeySources): Uint8Array {
  const given = environment['STACKWRIGHT_SECRET_KEY']
  if (given) return parseKey(given, 'STACKWRIGHT_SECRET_KEY')
  const named = namedKeyFile(environment)
  if (named !== null) return readKeyFile(named)
  const own = join(dataFolder, 'secret.key')
  return readIfThere(own) ?? makeKeyFile(own)
}

/** The key file that a person or systemd named; null where the data folder's own is to be used. */
export function namedKeyFile(environment: NodeJS.ProcessEnv): string | null {
  const file = environment['STACKWRIGHT_SECRET_KEY_FILE']
  if (file) return file
  const folder = environment['CREDENTIALS_DIRECTORY']
  return folder && isThere(join(folder, credentialName)) ? join(folder, credentialName) : null
}

/** True where the environment itself gives a key. */
export const givesSecretKey = (environment: NodeJS.ProcessEnv): boolean =>
  Boolean(environment['STACKWRIGHT_SECRET_KEY']) || namedKeyFile(environment) !== null

function parseKey(text: string, source: string): Uint8Array {
  const trimmed = text.trim()
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64')
  if (isAesKey(key) && /^[\w+/=-]+$/.test(trimmed)) return key
  throw unavailable(`${source} does not hold 32 bytes in hex or base64`)
}

function readKeyFile(file: string): Uint8Array {
  const key = readIfThere(file)
  if (!key) throw unavailable(`the key file ${file} is not there`)
  return key
}

/** Checks the opened file, not its name: the name may be another file a moment later. */
function readIfThere(file: string): Uint8Array | null {
  const descriptor = openIfThere(file)
  if (descriptor === null) return null
  try {
    const { mode } = fstatSync(descriptor)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw unavailable(`others can read the key file ${file}; give it the mode 0600`)
    }
    return parseKey(readFileSync(descriptor, 'utf8'), `the key file ${file}`)
  } finally {
    closeSync(descriptor)
  }
}

const isThere = (file: string): boolean => {
  const descriptor = openIfThere(file)
  if (descriptor !== null) closeSync(descriptor)
  return descriptor !== null
}

function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw unavailable(`the key file ${file} cannot be read`, error)
  }
}

/** Whole or not at all, also where the process dies in between. The data folder's lock keeps others from making one too. */
function makeKeyFile(file: string): Uint8Array {
  const key = randomBytes(32)
  const unfinished = `${file}.new`
  try {
    rmSync(unfinished, { force: true })
    const descriptor = openSync(unfinished, 'wx', 0o600)
    try {
      writeSync(descriptor, `${key.toString('base64')}\n`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, file)
    return key
  } catch (error) {
    throw unavailable(`the key file ${file} cannot be made`, error)
  }
}

const unavailable = (reason: string, cause?: unknown): AppError<'SECRETS_UNAVAILABLE'> =>
  new AppError('SECRETS_UNAVAILABLE', { reason }, { cause })
