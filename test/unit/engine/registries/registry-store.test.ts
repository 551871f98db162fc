import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '#engine/new-id.ts'
import { createRegistryStore } from '#engine/registries/registry-store.ts'
import { createAesGcmSealer } from '#engine/secrets/aes-gcm-sealer.ts'
import { temporaryDatabase, temporaryFolder } from '../db/temp-database.ts'

const clock = { now: () => new Date('2026-11-22T10:00:00.000Z') }
const password = 'canary-pa55word'

async function storeIn(folder = temporaryFolder()) {
  const { db, close } = await temporaryDatabase(folder)
  const published: string[] = []
  const changes = { publish: ({ kind }: { readonly kind: string }) => void published.push(kind) }
  const key = randomBytes(32)
  const withKey = (bytes: Uint8Array) =>
    createRegistryStore({ db, clock, newId, changes, sealer: createAesGcmSealer(async () => bytes) })
  return { db, close, published, store: withKey(key), withKey }
}

test('a login is stored sealed, answered without its password, opened for a pull, replaced and removed', async () => {
  const folder = temporaryFolder()
  const { store, published, db, close } = await storeIn(folder)
  const stored = await store.set({ registry: 'https://index.docker.io/v1/', username: 'ada', password })
  const at = '2026-11-22T10:00:00.000Z'
  expect(stored).toEqual({ registry: 'docker.io', username: 'ada', createdAt: at, updatedAt: at })
  expect(await store.list()).toEqual([stored])
  expect(await store.open('docker.io')).toEqual({ registry: 'docker.io', username: 'ada', password })
  expect(await store.open('ghcr.io')).toBeNull()

  await store.set({ registry: 'docker.io', username: 'bob', password: `${password}-2` })
  expect(await store.list()).toHaveLength(1)
  expect(await store.open('docker.io')).toMatchObject({ username: 'bob', password: `${password}-2` })

  expect(JSON.stringify(await db.selectFrom('registry_logins').selectAll().execute())).not.toContain(password)
  await close()
  for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file)).includes(password)).toBe(false)
  expect(published).toEqual(['registries', 'registries'])
})

test('a removed login is gone; one that is not there is said not to be', async () => {
  const { store } = await storeIn()
  await store.set({ registry: 'ghcr.io', username: 'ada', password })
  await store.remove('https://ghcr.io/')
  expect(await store.open('ghcr.io')).toBeNull()
  await expect(store.remove('ghcr.io')).rejects.toMatchObject({ code: 'REGISTRY_LOGIN_NOT_FOUND' })
})

test.each([
  ['sealed with another key', {}],
  ['that belongs to another registry', { registry: 'evil.example.com' }],
  ['that belongs to another user', { username: 'mallory' }],
  ['that is damaged', { sealed_password: 'aes256gcm-1:00:AA:AA:AA' }],
])('a password %s is SECRET_UNREADABLE, and the list still works', async (_, change) => {
  const { db, store, withKey } = await storeIn()
  await store.set({ registry: 'ghcr.io', username: 'ada', password })
  const row = await db.selectFrom('registry_logins').selectAll().executeTakeFirstOrThrow()
  await db.deleteFrom('registry_logins').execute()
  const moved = { ...row, ...change }
  await db.insertInto('registry_logins').values(moved).execute()
  const reader = Object.keys(change).length === 0 ? withKey(randomBytes(32)) : store
  await expect(reader.open(moved.registry)).rejects.toMatchObject({ code: 'SECRET_UNREADABLE' })
  expect(await reader.list()).toHaveLength(1)
})

test('a registry that is none is INVALID_INPUT', async () => {
  const { store } = await storeIn()
  for (const registry of ['', 'two words', 'http://', 'a_b:port', '-x']) {
    await expect(store.set({ registry, username: 'ada', password })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  }
})
