import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planStack } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks, removeNetwork } from '#engine/docker/networks.ts'
import { listVolumes, removeVolume } from '#engine/docker/volumes.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, skipReason, testSocket } from '../docker/test-engine.ts'
import { execInContainer } from './exec-in-container.ts'

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/shop/${name}`, import.meta.url)), 'utf8')

const v1 = fixture('compose.yaml')
const v2 = fixture('compose.v2.yaml')

/** A driver that keeps the names of its changing calls. */
function recording(driver: HostDriver): { readonly driver: HostDriver; readonly changes: string[] } {
  const changes: string[] = []
  const reading = new Set(['observe', 'inspectContainer', 'lastLines', 'watch'])
  const proxy = new Proxy(driver, {
    get(target, name, receiver) {
      if (typeof name === 'string' && name !== 'hostName' && !reading.has(name)) changes.push(name)
      return Reflect.get(target, name, receiver)
    },
  })
  return { driver: proxy, changes }
}

describe.skipIf(testSocket === null)(`the shop on a real Engine (${testSocket ? 'given' : skipReason})`, () => {
  let client: DockerClient
  let world: CommandWorld
  let changes: string[]
  let name: string

  beforeEach(async () => {
    client = connectTestEngine()
    name = `swtest-${Date.now().toString(36)}`
    const recorded = recording(driverBesideOthers(client))
    changes = recorded.changes
    world = await commandWorld(recorded.driver, { stackName: name, patienceMs: 100_000 })
    driver = recorded.driver
  })
  let driver: HostDriver

  afterEach(async () => {
    const label = `${labels.stackId}=${world.stack.id}`
    for (const { id } of await listContainers(client, { label }, never)) await removeContainer(client, id, never)
    for (const { id } of await listNetworks(client, { label }, never)) await removeNetwork(client, id, never)
    for (const volume of await listVolumes(client, { label }, never)) await removeVolume(client, volume.name, never)
    client.close()
  })

  const running = async () => {
    const all = await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)
    return all.map((one) => `${one.name} v${one.labels[labels.version]} ${one.state} ${one.health}`).sort()
  }

  const planOf = async (version: number) => {
    const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
    const intent = { kind: 'apply', ...(await versionToPlan(world.stack.id, version, world.versions)) } as const
    const { work } = await planStack(stack, intent, { driver, signal: never })
    return formatPlan(work.plan).replaceAll(name, 'shop')
  }

  const sql = (statement: string) =>
    execInContainer(client, `${name}-db-1`, ['psql', '-h', '/run/postgresql', '-U', 'postgres', '-tAc', statement])

  test('a row in the database survives apply of version 2 and rollback to 1; each plan says what it does', async () => {
    await world.save(v1)
    const first = await planOf(1)
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({
      status: 'DONE',
      outcome: 'APPLIED',
      error: null,
    })
    expect(await running()).toEqual([
      `${name}-app-1 v1 running healthy`,
      `${name}-db-1 v1 running healthy`,
      `${name}-web-1 v1 running healthy`,
    ])
    await sql('create table orders (item text)')
    await sql("insert into orders values ('the row')")

    changes.length = 0
    const nothing = await planOf(1)
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({
      status: 'DONE',
      outcome: 'UNCHANGED',
    })
    expect(changes).toEqual([])

    await world.save(v2)
    const changed = await planOf(2)
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({
      status: 'DONE',
      outcome: 'APPLIED',
      error: null,
    })
    expect(await sql('select item from orders')).toContain('the row')

    const back = await planOf(1)
    expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({
      status: 'DONE',
      outcome: 'APPLIED',
      error: null,
    })
    expect(await sql('select item from orders')).toContain('the row')
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
    expect([first, nothing, changed, back].join('\n\n')).toMatchInlineSnapshot(`
      "shop on testhost: first apply of v1, 8 changes
        before  create network shop_default: not on the host yet
        before  create volume shop_data: not on the host yet
        before  create container shop-db-1 from testbed/postgres:1: not on the host yet
        before  create container shop-app-1 from testbed/node:1: not on the host yet
        before  create container shop-web-1 from testbed/nginx:1: not on the host yet
        swap    start container shop-db-1: not on the host yet
        swap    wait until db is healthy, at most 1m20s: needed by app
        swap    start container shop-app-1: not on the host yet
        swap    wait until app is healthy, at most 40s: needed by web
        swap    start container shop-web-1: not on the host yet
        swap    wait until web is healthy, at most 40s: so that the command ends when it works
        swap    make v1 the current version: asked for
        volume  shop_data: created empty, used by db

      shop on testhost: v1, nothing to do
        volume  shop_data: kept, used by db
        as is   db, app, web

      shop on testhost: v1 to v2, 6 changes
        before  create container shop-app-1 from testbed/node:1, beside the old one: environment.MSG changed
        swap    stop container shop-app-1: replaced by the new shop-app-1
        swap    set aside container shop-app-1: replaced by the new shop-app-1
        swap    name container shop-app-1: environment.MSG changed
        swap    start container shop-app-1: environment.MSG changed
        swap    wait until app is healthy, at most 40s: so that the command ends when it works
        swap    make v2 the current version: asked for
        after   remove container shop-app-1: replaced by the new shop-app-1
        volume  shop_data: kept, used by db
        as is   db, web

      shop on testhost: v2 back to v1, 6 changes
        before  create container shop-app-1 from testbed/node:1, beside the old one: environment.MSG changed
        swap    stop container shop-app-1: replaced by the new shop-app-1
        swap    set aside container shop-app-1: replaced by the new shop-app-1
        swap    name container shop-app-1: environment.MSG changed
        swap    start container shop-app-1: environment.MSG changed
        swap    wait until app is healthy, at most 40s: so that the command ends when it works
        swap    make v1 the current version: asked for
        after   remove container shop-app-1: replaced by the new shop-app-1
        volume  shop_data: kept, used by db
        as is   db, web"
    `)
  })

  test('stop, start, restart and removal keep the data; removal with its data destroys it', async () => {
    await world.save(v1)
    await world.run('APPLY_STACK_VERSION', { version: 1 })
    expect(await world.run('STOP_STACK', { service: null })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect((await running()).every((line) => line.includes('exited'))).toBe(true)
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'STOPPED' })
    expect(await world.run('START_STACK', { service: null })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect(await world.run('RESTART_STACK', { service: 'web' })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect((await running()).every((line) => line.includes('running healthy'))).toBe(true)
    const label = `${labels.stackId}=${world.stack.id}`
    expect(await world.run('DELETE_STACK', { volumes: false })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect([await running(), await listNetworks(client, { label }, never)]).toEqual([[], []])
    expect(await listVolumes(client, { label }, never)).toHaveLength(1)
    expect(await world.run('DELETE_STACK', { volumes: true })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect(await listVolumes(client, { label }, never)).toEqual([])
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'REMOVED', currentVersion: null })
  })

  test('a version whose process ends at once goes back to the one before, healthy, with its last words', async () => {
    await world.save(v1)
    await world.run('APPLY_STACK_VERSION', { version: 1 })
    await world.save(
      v1.replace(
        'image: testbed/node:1',
        'image: testbed/node:1\n    command: ["sh", "-c", "echo no licence; exit 3"]',
      ),
    )
    const before = await running()
    const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(command).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'EXITED' } })
    expect(command.error?.message).toBe('app ended with exit code 3. Its last words: no licence')
    expect(await running()).toEqual(before)
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
  })

  test('an image that is not there stops a first apply before anything is made', async () => {
    await world.save('services:\n  web:\n    image: testbed/no-such-image:9\n')
    const command = await world.run('APPLY_STACK_VERSION', { version: 1 })
    expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'REGISTRY_UNREACHABLE' } })
    expect(await running()).toEqual([])
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'DRAFT', currentVersion: null })
  })

  test('a port that another container holds is a conflict, and nothing is touched', async () => {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const holder = await commandWorld(driver, { stackName: `${name}-holder` })
    const document = `services:\n  web:\n    image: testbed/nginx:1\n    ports: ["${port}:80"]\n`
    try {
      await holder.save(document)
      await holder.run('APPLY_STACK_VERSION', { version: 1 })
      await world.save(document)
      const command = await world.run('APPLY_STACK_VERSION', { version: 1 })
      expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_BLOCKED' } })
      expect(command.error?.message).toBe(`Port ${port} on testhost is already used by ${name}-holder-web-1.`)
      expect(await running()).toEqual([])
    } finally {
      await holder.run('DELETE_STACK', { volumes: true })
    }
  })
})
