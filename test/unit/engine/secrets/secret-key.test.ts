import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSecretKey } from '#engine/secrets/secret-key.ts'
import { temporaryFolder } from '../db/temp-database.ts'

const key = randomBytes(32)
const inHex = key.toString('hex')

const read = (environment: NodeJS.ProcessEnv, dataFolder = temporaryFolder()) =>
  Buffer.from(readSecretKey({ environment, dataFolder }))

test('a key file is made once, for its owner only, and read from then on', () => {
  const folder = temporaryFolder()
  const made = read({}, folder)
  expect(made).toHaveLength(32)
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(read({}, folder)).toEqual(made)
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe(`${made.toString('base64')}\n`)
})

test('a key is taken from a variable, a named file or the credential of systemd before the data folder is looked at', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'mine')
  writeFileSync(file, `${inHex}\n`, { mode: 0o600 })
  mkdirSync(join(folder, 'credentials'))
  writeFileSync(join(folder, 'credentials', 'stackwright-secret-key'), key.toString('base64'), { mode: 0o400 })
  expect(read({ STACKWRIGHT_SECRET_KEY: inHex })).toEqual(key)
  expect(read({ STACKWRIGHT_SECRET_KEY: key.toString('base64') })).toEqual(key)
  expect(read({ STACKWRIGHT_SECRET_KEY_FILE: file })).toEqual(key)
  expect(read({ CREDENTIALS_DIRECTORY: join(folder, 'credentials') })).toEqual(key)
  expect(read({ CREDENTIALS_DIRECTORY: folder })).not.toEqual(key)
})

test('a file that others can read, one that is missing and a text that is no key are refused, and no key is told', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'open')
  writeFileSync(file, inHex)
  chmodSync(file, 0o640)
  const refused = [
    { STACKWRIGHT_SECRET_KEY_FILE: file },
    { STACKWRIGHT_SECRET_KEY_FILE: join(folder, 'nowhere') },
    { STACKWRIGHT_SECRET_KEY: inHex.slice(2) },
    { STACKWRIGHT_SECRET_KEY: `${inHex}!` },
  ]
  for (const environment of refused) {
    let message = ''
    expect(() => {
      try {
        read(environment)
      } catch (error) {
        message = String(error)
        throw error
      }
    }).toThrow(expect.objectContaining({ code: 'SECRETS_UNAVAILABLE' }))
    expect(message).not.toContain(inHex.slice(2, 20))
  }
})
