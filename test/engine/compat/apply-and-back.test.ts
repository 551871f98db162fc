import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { readAbilities } from '#engine/docker/system.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { execInContainer } from '../commands/exec-in-container.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

const waits = "trap 'exit 0' TERM; sleep 86400 & wait"

/** Uses what every Engine can do, so without a health check: Podman runs none where there is no systemd. */
const compose = (mode: string) => `
services:
  db:
    image: testbed/base:1
    command: ["sh", "-c", "[ -e /data/marker ] || cat /proc/sys/kernel/random/uuid > /data/marker; ${waits}"]
    volumes: ["data:/data"]
    networks: [back]
  app:
    image: testbed/base:1
    command: ["sh", "-c", "${waits}"]
    environment: { MODE: ${mode} }
    volumes: ["data:/data:ro"]
    networks: [front, back]
    depends_on: { db: { condition: service_started } }
    configs: [{ source: note, target: /note }]
networks: { front: {}, back: {} }
volumes: { data: {} }
configs: { note: { content: "${mode}" } }
`

/** What has to work on everything that speaks the Engine's API, Podman's socket too. */
describe.skipIf(testSocket === null)('a stack on any Engine', () => {
  let client: DockerClient
  let world: CommandWorld

  beforeEach(async () => {
    client = connectTestEngine()
    const stackName = `swtest-any-${Date.now().toString(36)}`
    world = await commandWorld(driverBesideOthers(client), { stackName, patienceMs: 60_000 })
  })
  afterEach(async () => {
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
  })

  const containers = () => listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)
  const idOf = async (service: string) =>
    (await containers()).find((one) => one.labels[labels.serviceName] === service)?.id ?? ''
  const inApp = async (...command: string[]) => execInContainer(client, await idOf('app'), command)

  test('is created, updated, left alone when nothing changed, rolled back and removed', async () => {
    await world.save(compose('plain'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
    const [marker, db] = [await inApp('cat', '/data/marker'), await idOf('db')]
    expect(await inApp('cat', '/note')).toContain('plain')

    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ outcome: 'UNCHANGED', error: null })

    await world.save(compose('loud'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ status: 'DONE', error: null })
    expect(await inApp('cat', '/note')).toContain('loud')
    expect([await inApp('cat', '/data/marker'), await idOf('db')]).toEqual([marker, db])

    expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
    expect(await inApp('cat', '/note')).toContain('plain')
    expect([await inApp('cat', '/data/marker'), await idOf('db')]).toEqual([marker, db])

    expect(await world.run('DELETE_STACK', { volumes: false })).toMatchObject({ status: 'DONE', error: null })
    expect(await containers()).toEqual([])
  })

  test('gets other limits: in place where the Engine can, with a new container where it cannot', async () => {
    const limited = (megabytes: number) =>
      compose('plain').replace('  app:\n', `  app:\n    mem_limit: ${megabytes}m\n`)
    const memory = async () => {
      const { HostConfig } = await client.calls.getContainer(await idOf('app')).inspect()
      return (HostConfig.Memory ?? 0) / 2 ** 20
    }
    await world.save(limited(64))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
    const before = await idOf('app')
    await world.save(limited(96))
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ outcome: 'APPLIED', error: null })
    const { updatesContainers } = await readAbilities(client, never)
    expect([await memory(), (await idOf('app')) === before]).toEqual([96, updatesContainers])
    expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ outcome: 'APPLIED', error: null })
    expect(await memory()).toBe(64)
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ outcome: 'UNCHANGED' })
  })

  test('goes back to the version before when the new one exits', async () => {
    await world.save(compose('plain'))
    await world.run('APPLY_STACK_VERSION', { version: 1 })
    const before = (await containers()).map(({ id, name, state }) => ({ id, name, state }))
    await world.save(compose('loud').replace(`command: ["sh", "-c", "${waits}"]`, 'command: ["sh", "-c", "exit 3"]'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({
      status: 'FAILED',
      outcome: 'ROLLED_BACK',
      error: { code: 'EXITED' },
    })
    expect((await containers()).map(({ id, name, state }) => ({ id, name, state }))).toEqual(before)
  })
})
