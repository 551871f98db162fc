import { expect, test } from 'vitest'
import { updateSource } from '../../../../electron/main/updates/update-source.ts'
import { newSigningKey } from '../../../support/signing-key.ts'

const { publicKey: key } = newSigningKey()
const address = 'https://updates.example.com/stackwright'

test('updates are off unless somebody gives an address', () => {
  expect(updateSource('', { address: '', key })).toMatchObject({ kind: 'off', why: /no address is set/ })
})

test('the address of a person comes before that of the build', () => {
  const source = updateSource(address, { address: 'https://other.example.com/', key })
  expect(source).toMatchObject({ kind: 'on', address: new URL(`${address}/`) })
  expect(updateSource('', { address, key })).toMatchObject({ kind: 'on', address: new URL(`${address}/`) })
})

test.each([
  'http://updates.example.com/',
  'ftp://updates.example.com/',
  'file:///srv/updates',
  'https://user:word@updates.example.com/',
  'https://updates.example.com/?a=b',
  'https://updates.example.com/#a',
  'https:updates.example.com',
  'https://',
  ' https://updates.example.com/',
  'https://updates.example.com/\\..',
])('%s is refused in words', (wrong) => {
  expect(updateSource(wrong, { address: '', key })).toMatchObject({ kind: 'off', why: /does not begin with https/ })
  expect(updateSource('', { address: wrong, key })).toMatchObject({ kind: 'off', why: /does not begin with https/ })
})

test.each(['', 'AAAA', 'no key at all', `${key}AAAA`])(
  'without a key of 32 bytes nothing is asked for: %j',
  (wrong) => {
    expect(updateSource(address, { address: '', key: wrong })).toMatchObject({ kind: 'off', why: /no key/ })
  },
)
