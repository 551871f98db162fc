import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tarArchive } from '#engine/docker/tar-archive.ts'
import { readFirstFile } from '#engine/docker/tar-reader.ts'

const entry = fc.record({
  path: fc.stringMatching(/^[a-zä]{1,150}$/),
  uid: fc.nat(0o7777777),
  gid: fc.nat(0o7777777),
  mode: fc.nat(0o7777),
  bytes: fc.uint8Array({ maxLength: 2_000 }),
})

test('the first file of an archive is read as it was written, long names included', () => {
  fc.assert(
    fc.property(entry, entry, (first, second) => {
      const read = readFirstFile(tarArchive([first, second]))
      expect({ ...read, bytes: Buffer.from(read?.bytes ?? []) }).toEqual({
        uid: first.uid,
        gid: first.gid,
        mode: first.mode,
        bytes: Buffer.from(first.bytes),
      })
    }),
  )
})

test('an archive that ends too early has no file, nor has one that begins with a folder', () => {
  const whole = tarArchive([{ path: 'a', uid: 0, gid: 0, mode: 0o644, bytes: Buffer.from('content') }])
  expect(readFirstFile(whole.subarray(0, 515))).toBeNull()
  expect(readFirstFile(Buffer.alloc(0))).toBeNull()
  const folder = Buffer.from(whole)
  folder.write('5', 156, 'latin1')
  expect(readFirstFile(folder)).toBeNull()
})
