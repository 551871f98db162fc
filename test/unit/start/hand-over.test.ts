import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isNewEnough } from '../../../electron/hand-over.mjs'

test.each([
  ['18.20.8', false],
  ['20.19.0', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['24.21.0', true],
  ['26.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected)
})

const olderNode = '/usr/bin/node'
const olderVersion = existsSync(olderNode)
  ? spawnSync(olderNode, ['--version'], { encoding: 'utf8' }).stdout.trim()
  : ''
const hasOlder = olderVersion !== '' && !isNewEnough(olderVersion.slice(1))

test.skipIf(!hasOlder)(
  'an entry started with an older Node runs on the bundled one (needs an older /usr/bin/node)',
  () => {
    const entry = join(import.meta.dirname, '../../../electron/start.mjs')
    const { stdout, status } = spawnSync(olderNode, [entry, '--help'], { encoding: 'utf8' })
    expect(stdout).toContain('--sample')
    expect(status).toBe(0)
  },
)
