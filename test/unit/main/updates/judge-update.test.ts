import { createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeVersion, refusedFiles } from '../../../../electron/main/updates/judge-update.ts'
import { listLine, signedLines } from '../../../../electron/main/updates/signed-list.ts'
import { newSigningKey, type SigningKey } from '../../../support/signing-key.ts'

const keyOf = ({ publicKey }: SigningKey) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') },
    format: 'jwk',
  })

test('a version follows only one that is older', () => {
  const number = fc.integer({ min: 0, max: 12 })
  const version = fc.tuple(number, number, number)
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [first = 0] = a.map((part, place) => part - (b[place] ?? 0)).filter((difference) => difference !== 0)
      const { kind } = judgeVersion(a.join('.'), b.join('.'))
      expect(kind).toBe(first > 0 ? 'newer' : first < 0 ? 'refused' : 'same')
    }),
  )
  expect(judgeVersion('0.1.0', '0.2.0')).toMatchObject({ why: /0\.1\.0, which is older than 0\.2\.0/ })
})

test.each(['', 'latest', '2', '2.0', '2.0.0-beta', '../2.0.0', '2.0.0/../x', '2.0.0\n', 'v2.0.0', '9'.repeat(400)])(
  '%j is no version',
  (version) => {
    expect(judgeVersion(version, '1.0.0')).toMatchObject({ kind: 'refused' })
  },
)

test('a list counts with its own signature only, whatever is changed in either', () => {
  const key = newSigningKey()
  const list = Buffer.from(`${listLine('2.0.0', 'sum')}\n${listLine('2.0.0', 'other')}\n`)
  const signature = key.sign(list)
  expect(signedLines(list, signature, keyOf(key))).toEqual(new Set(['2.0.0 sum', '2.0.0 other']))
  expect(signedLines(list, newSigningKey().sign(list), keyOf(key))).toBeNull()
  expect(signedLines(list, Buffer.alloc(0), keyOf(key))).toBeNull()
  fc.assert(
    fc.property(fc.nat(list.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(list)
      changed[place] = (changed[place] ?? 0) ^ change
      expect(signedLines(changed, signature, keyOf(key))).toBeNull()
    }),
  )
})

const address = new URL('https://updates.example.com/stackwright/')
const lines = new Set([listLine('2.0.0', 'sum')])

test('files have to be in the list of their version', () => {
  const files = [{ url: 'app.AppImage', sha512: 'sum' }]
  expect(refusedFiles({ version: '2.0.0', files }, lines, address)).toBeNull()
  expect(refusedFiles({ version: '2.0.1', files }, lines, address)).toMatch(/not in its signed list/)
  expect(refusedFiles({ version: '2.0.0', files: [] }, lines, address)).toMatch(/not in its signed list/)
  const more = [...files, { url: 'b', sha512: 'x' }]
  expect(refusedFiles({ version: '2.0.0', files: more }, lines, address)).toMatch(/not in its signed list/)
  expect(refusedFiles({ version: '2.0.0', files }, null, address)).toMatch(/not signed with the key/)
})

test.each(['http://updates.example.com/app.AppImage', 'file:///tmp/app.AppImage', 'http:app.AppImage'])(
  'a file at %s is refused',
  (url) => {
    const found = { version: '2.0.0', files: [{ url, sha512: 'sum' }] }
    expect(refusedFiles(found, lines, address)).toMatch(/not behind https/)
  },
)
