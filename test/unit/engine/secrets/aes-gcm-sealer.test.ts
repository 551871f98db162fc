import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAesGcmSealer } from '#engine/secrets/aes-gcm-sealer.ts'
import { SealBroken } from '#engine/secrets/secret-sealer.ts'

const key = randomBytes(32)
const sealer = createAesGcmSealer(async () => key)

test('what was sealed opens for the same purpose, and is never the same text twice', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (secret, purpose) => {
      const [one, two] = [await sealer.seal(secret, purpose), await sealer.seal(secret, purpose)]
      expect(one).not.toBe(two)
      expect(await sealer.open(one, purpose)).toBe(secret)
    }),
    { numRuns: 200 },
  ))

test('a text of another purpose, of another key, of another kind or with any character changed does not open', async () => {
  const sealed = await sealer.seal('pa55word', 'row 1')
  expect(sealed).not.toContain('pa55word')
  await expect(sealer.open(sealed, 'row 2')).rejects.toThrow(SealBroken)
  const other = createAesGcmSealer(async () => randomBytes(32))
  await expect(other.open(sealed, 'row 1')).rejects.toMatchObject({ reason: 'it was sealed with another key' })
  await expect(sealer.open('keystore-1:AAAA', 'row 1')).rejects.toThrow(SealBroken)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    const opened = await sealer.open(changed, 'row 1').catch((error: unknown) => error)
    // The last character of base64url may carry bits that belong to no byte.
    if (opened !== 'pa55word') expect(opened).toBeInstanceOf(SealBroken)
  }
  for (const broken of ['', 'x', 'aes256gcm-1', sealed.slice(0, -4), `${sealed}AAAA`]) {
    await expect(sealer.open(broken, 'row 1')).rejects.toThrow(SealBroken)
  }
})

test('a key that could not be read is asked for again', async () => {
  let asked = 0
  const later = createAesGcmSealer(async () => {
    asked += 1
    if (asked === 1) throw new Error('not yet')
    return key
  })
  await expect(later.seal('x', 'p')).rejects.toThrow('not yet')
  expect(await sealer.open(await later.seal('x', 'p'), 'p')).toBe('x')
})
