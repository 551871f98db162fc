import { expect, test } from 'vitest'
import { formatBytes, parseBytes } from '#shared/format/bytes.ts'

test.each([
  ['0', 0],
  ['1024', 1024],
  ['2b', 2],
  ['1k', 1024],
  ['64kb', 65_536],
  ['512M', 536_870_912],
  ['1.5g', 1_610_612_736],
  ['2GiB', 2_147_483_648],
  ['1 gb', 1_073_741_824],
])('reads the byte value %s as %d bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes)
})

test.each(['', 'm', '-1', '1x', '1.g', '1..5g', '1e3', '99999999999p'])('refuses %j as a byte value', (text) => {
  expect(parseBytes(text)).toBeNull()
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [536_870_912, '512 MiB'],
  [1_610_612_736, '1.5 GiB'],
  [1_048_575, '1 MiB'],
])('writes %d bytes for a person as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
