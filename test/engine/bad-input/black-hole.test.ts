import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker } from '#engine/docker/docker-client.ts'
import { type BlackHole, startBlackHole } from '../../support/black-hole.ts'
import { commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { testSocket } from '../docker/test-engine.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from './running-engine.ts'

const compose = `services:${busybox('web')}`

let hole: BlackHole

beforeEach(async () => {
  hole = await startBlackHole()
})
afterEach(() => hole.close())

test('a command for an Engine that takes connections and never answers ends with the reason', async () => {
  const connection = { kind: 'socket', path: hole.path } as const
  const client = connectDocker({ name: 'hole', connection, longestCallMs: 300 })
  const world = await commandWorld(driverBesideOthers(client))
  await world.save(compose)
  expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({
    status: 'FAILED',
    outcome: 'UNCHANGED',
    error: { code: 'ENGINE_TIMEOUT', message: expect.stringContaining('hole') },
  })
  // A call that was given up keeps no connection.
  await expect.poll(hole.open).toBe(0)
  client.close()
})

describe.skipIf(testSocket === null)('a host that never answers, beside one that does', () => {
  let engine: RunningEngine

  beforeEach(async () => {
    engine = await runEngine(`unix://${testSocket}`)
    await engine.api.hosts.add({ name: 'hole', connection: { kind: 'socket', path: hole.path } })
  })
  afterEach(() => engine.cleanUp())

  test('holds up neither the views nor the commands of the other, and its command can be cancelled', async () => {
    const { api, stackName } = engine
    const document = documentOf(compose)
    const { command } = await api.commands.applyDocument({ stackName: `${stackName}-hole`, host: 'hole', document })
    const status = async () => (await api.commands.get({ command: command.id })).status
    await expect.poll(status).toBe('RUNNING')
    await expect.poll(hole.open).toBeGreaterThan(0)

    const healthy = await api.commands.applyDocument({ stackName, host: 'local', document })
    expect(await engine.ended(healthy.command)).toMatchObject({ status: 'DONE', error: null })
    expect((await api.hosts.list()).items.map(({ name }) => name).sort()).toEqual(['hole', 'local'])
    expect((await api.stacks.list({})).items).toHaveLength(2)
    expect(await status()).toBe('RUNNING')

    await api.commands.cancel({ command: command.id })
    expect(await engine.ended(command)).toMatchObject({ status: 'CANCELLED', outcome: 'UNCHANGED' })
    expect((await api.hosts.test({ host: 'hole' })).engine.state).toBe('unreachable')
  })
})
