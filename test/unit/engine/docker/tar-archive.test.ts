import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { tarArchive } from '#engine/docker/tar-archive.ts'

const file = { uid: 0, gid: 0, mode: 0o444, bytes: Buffer.from('x') }

test('tar reads owners, modes, sizes and names back, also those that do not fit the old header', () => {
  const long = `${'deep/'.repeat(30)}name`
  const archive = tarArchive([
    { ...file, path: 'run/secrets/a', uid: 1000, gid: 33, mode: 0o640, bytes: Buffer.alloc(513, 'a') },
    { ...file, path: long },
    { ...file, path: 'grün', uid: 1_000_650_000 },
    { ...file, path: 'empty', bytes: new Uint8Array() },
  ])
  const listed = execFileSync('tar', ['--numeric-owner', '--quoting-style=literal', '-tvf', '-'], { input: archive })
  const lines = listed.toString().trim().split('\n')
  expect(lines.map((line) => line.replace(/\s+/g, ' ').replace(/ \S+ \d\d:\d\d /, ' '))).toEqual([
    '-rw-r----- 1000/33 513 run/secrets/a',
    `-r--r--r-- 0/0 1 ${long}`,
    '-r--r--r-- 1000650000/0 1 grün',
    '-r--r--r-- 0/0 0 empty',
  ])
  expect(execFileSync('tar', ['-xOf', '-', 'run/secrets/a'], { input: archive }).toString()).toBe('a'.repeat(513))
})
