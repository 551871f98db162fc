import { expect, test } from 'vitest'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import { createSettingsStore } from '#engine/settings-store.ts'
import { HostId } from '#shared/model/ids.ts'
import { temporaryDatabase } from '../db/temp-database.ts'

const clock = { now: () => new Date('2026-11-22T10:00:00.000Z') }
const changes = { publish() {} }

test('a host is found by id and by name, with its queue counted', async () => {
  const { db } = await temporaryDatabase()
  const hosts = createHostStore({ db, clock, newId, changes })
  const host = await hosts.add({ name: 'local', connection: { kind: 'socket', path: '/nowhere.sock' } })
  expect(host).toEqual({
    id: expect.any(String),
    name: 'local',
    connection: { kind: 'socket', path: '/nowhere.sock' },
    createdAt: '2026-11-22T10:00:00.000Z',
    queue: { pending: 0, running: 0, paused: null },
  })
  expect(await hosts.get('local')).toEqual(host)
  expect(await hosts.get(host.id)).toEqual(host)
  expect(await hosts.list()).toEqual([host])
})

test('a taken name is HOST_EXISTS, an unknown host HOST_NOT_FOUND', async () => {
  const { db } = await temporaryDatabase()
  const hosts = createHostStore({ db, clock, newId, changes })
  const connection = { kind: 'socket', path: '/nowhere.sock' } as const
  await hosts.add({ name: 'local', connection })
  await expect(hosts.add({ name: 'local', connection })).rejects.toMatchObject({ code: 'HOST_EXISTS' })
  await expect(hosts.get('far')).rejects.toMatchObject({ code: 'HOST_NOT_FOUND', data: { host: 'far' } })
  await expect(hosts.remove('far')).rejects.toMatchObject({ code: 'HOST_NOT_FOUND' })
})

test('settings have their defaults until stored, and a value of another version does no harm', async () => {
  const { db } = await temporaryDatabase()
  const settings = createSettingsStore({ db, changes })
  expect(await settings.get()).toMatchObject({ appearance: 'auto', notifyOnEnd: 'all', keepImagesOfVersions: 5 })
  expect(await settings.save({ appearance: 'dark', notifyOnEnd: 'none', keepImagesOfVersions: 3 })).toMatchObject({
    appearance: 'dark',
    notifyOnEnd: 'none',
    keepImagesOfVersions: 3,
  })
  await db.updateTable('settings').set({ value: '"sepia"' }).where('key', '=', 'appearance').execute()
  expect(await settings.get()).toMatchObject({ appearance: 'auto', notifyOnEnd: 'none', keepImagesOfVersions: 3 })
})

test('ids are UUIDs of version 7 that sort by their time', async () => {
  const first = newId()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const second = newId()
  expect(HostId.safeParse(first).success).toBe(true)
  expect(first[14]).toBe('7')
  expect(first < second).toBe(true)
})
