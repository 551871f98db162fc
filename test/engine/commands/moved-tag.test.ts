import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planStack } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('a tag that moves, on a real Engine', () => {
  const repository = `swtest-tag-${randomUUID().slice(0, 8)}`
  const image = `${repository}:1`
  let client: DockerClient
  let driver: HostDriver
  let world: CommandWorld

  const compose = (mode: string) => `
services:
  app:
    image: ${image}
    entrypoint: ["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]
    environment: { MODE: ${mode} }
`
  const tag = (source: string) => client.calls.getImage(source).tag({ repo: repository, tag: '1' })
  const idOf = async (source: string) => (await client.calls.getImage(source).inspect()).Id
  const running = async () =>
    (await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)).map(
      ({ imageId }) => imageId,
    )
  const apply = async (mode: string) => {
    const version = await world.save(compose(mode))
    return world.run('APPLY_STACK_VERSION', { version })
  }
  const planOf = async (version: number) => {
    const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
    const intent = { kind: 'apply', ...(await versionToPlan(world.stack.id, version, world.versions)) } as const
    return (await planStack(stack, intent, { driver, signal: never })).work.plan
  }

  beforeEach(async () => {
    client = connectTestEngine()
    driver = driverBesideOthers(client)
    world = await commandWorld(driver, { stackName: repository })
  })
  afterEach(async () => {
    await world.run('DELETE_STACK', { volumes: true })
    await client.calls.getImage(image).remove()
    client.close()
  })

  test('does not change what a rollback runs; a new version takes what the tag names then', async () => {
    const [first, second] = [await idOf('testbed/busybox:1'), await idOf('testbed/base:1')]
    await tag('testbed/busybox:1')
    expect(await apply('plain')).toMatchObject({ status: 'DONE', error: null })
    expect(await running()).toEqual([first])

    await tag('testbed/base:1')
    expect((await planOf(1)).operations).toEqual([])
    expect(await apply('loud')).toMatchObject({ status: 'DONE', error: null })
    expect(await running()).toEqual([second])

    const back = await planOf(1)
    const short = (id: string) => id.slice('sha256:'.length, 'sha256:'.length + 12)
    expect(back.images).toEqual([
      expect.objectContaining({ from: `${image} (${short(second)})`, to: `${image} (${short(first)})` }),
    ])
    expect(formatPlan(back)).toContain(`from ${short(first)}, beside the old one`)
    expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
    expect(await running()).toEqual([first])

    expect(await apply('plain')).toMatchObject({ status: 'DONE', error: null })
    expect(await running()).toEqual([second])
  })
})
