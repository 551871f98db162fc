import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { FoundUpdate } from '../../../../electron/main/updates/judge-update.ts'
import { updateSource } from '../../../../electron/main/updates/update-source.ts'
import { createUpdates } from '../../../../electron/main/updates/updates.ts'
import { newSigningKey, sha512 } from '../../../support/signing-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'updates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const key = newSigningKey()
const app = Buffer.from('the new app')

/** A world in which all is well with an update from 1.0.0 to 2.0.0; a test changes what it is about. */
const newWorld = () => {
  const found: FoundUpdate = { version: '2.0.0', files: [{ url: 'app.AppImage', sha512: sha512(app) }] }
  return {
    address: 'https://updates.example.com/',
    current: '1.0.0',
    found: found as FoundUpdate | null,
    list: Buffer.from(`2.0.0 ${sha512(app)}\n`),
    signature: null as Buffer | null,
    downloaded: app,
    isBusy: () => false,
    says: true,
    done: [] as string[],
    told: [] as string[],
    noted: [] as string[],
  }
}
let world = newWorld()
beforeEach(() => {
  world = newWorld()
})

const check = (asked = true) => updates().check(asked)

const updates = () =>
  createUpdates({
    current: world.current,
    source: async () => updateSource(world.address, { address: '', key: key.publicKey }),
    feed: async () => ({
      latest: async () => world.found,
      read: async (name) => (name.endsWith('.sig') ? (world.signature ?? key.sign(world.list)) : world.list),
      async download() {
        world.done.push('downloaded')
        const file = join(folder, 'app.AppImage')
        writeFileSync(file, world.downloaded)
        return [file]
      },
      install: () => void world.done.push('installed'),
    }),
    busy: () => world.isBusy(),
    async offer(version) {
      world.done.push(`offered ${version}`)
      return world.says
    },
    tell: async (sentence) => void world.told.push(sentence),
    errors: { add: (_what, error) => void world.noted.push(error instanceof Error ? error.message : String(error)) },
    async endThen(last) {
      world.done.push('ended')
      last()
    },
  })

test('a signed newer version is offered, downloaded, and installed after the engine has ended', async () => {
  await check()
  expect(world.done).toEqual(['offered 2.0.0', 'downloaded', 'ended', 'installed'])
  expect(world.told).toEqual([])
})

test('nothing is downloaded when a person says no, and that version is not offered again unasked', async () => {
  world.says = false
  const kept = updates()
  await kept.check(false)
  await kept.check(false)
  expect(world.done).toEqual(['offered 2.0.0'])
  await kept.check(true)
  expect(world.done).toEqual(['offered 2.0.0', 'offered 2.0.0'])
})

const refusals: Readonly<Record<string, readonly [() => void, RegExp]>> = {
  'an http address': [() => (world.address = 'http://updates.example.com/'), /does not begin with https/],
  'no address': [() => (world.address = ''), /no address is set/],
  'an older version': [() => (world.current = '3.0.0'), /older than 3\.0\.0/],
  'the same version': [() => (world.current = '2.0.0'), /is the newest there is/],
  'a list that somebody else signed': [
    () => (world.signature = newSigningKey().sign(world.list)),
    /not signed with the key of this build/,
  ],
  'a file that is not in the list': [
    () => (world.found = { version: '2.0.0', files: [{ url: 'a', sha512: 'x' }] }),
    /not in its signed list/,
  ],
  'an installation that cannot update itself': [() => (world.found = null), /by hand/],
  'a command that runs': [() => (world.isBusy = () => true), /command is running/],
}

test.each(Object.entries(refusals))(
  '%s is refused with a sentence, and nothing is done',
  async (_what, [spoil, words]) => {
    spoil()
    await check()
    expect(world.told).toEqual([expect.stringMatching(words)])
    expect(world.done).toEqual([])
  },
)

test('a download that is not what was signed is refused, and not installed', async () => {
  world.downloaded = Buffer.from('something else')
  await check()
  expect(world.told).toEqual([expect.stringMatching(/not in its signed list/)])
  expect(world.done).toEqual(['offered 2.0.0', 'downloaded'])
})

test('an update that was downloaded waits for a command that began meanwhile', async () => {
  world.isBusy = () => world.done.includes('downloaded')
  await check()
  expect(world.told).toEqual([expect.stringMatching(/downloaded, and a command is running/)])
  expect(world.done).toEqual(['offered 2.0.0', 'downloaded'])
})

test('a look that nobody asked for says nothing, and notes a refusal', async () => {
  world.address = ''
  await check(false)
  expect(world).toMatchObject({ told: [], noted: [], done: [] })
  world = { ...newWorld(), signature: Buffer.from('x') }
  await check(false)
  expect(world).toMatchObject({ told: [], noted: [expect.stringMatching(/not signed/)], done: [] })
})
