import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { openEvents } from '#engine/docker/events.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

const web = (mode: string, program = "trap 'exit 0' TERM; while :; do sleep 0.1; done") => `services:
  web:
    image: testbed/busybox:1
    healthcheck: { disable: true }
    environment: { MODE: "${mode}" }
    command: ["sh", "-c", "${program}"]
    deploy: { replicas: 2, update_config: { order: start-first } }
`

describe.skipIf(testSocket === null)('start-first on a real Engine', () => {
  let client: DockerClient
  let world: CommandWorld
  let stop: AbortController

  beforeEach(async () => {
    client = connectTestEngine()
    stop = new AbortController()
    const timing = { nowMs: () => performance.now(), steadyMs: 300, undoMs: 60_000, retryMs: 200 }
    const stackName = `swtest-first-${Date.now().toString(36)}`
    world = await commandWorld(driverBesideOthers(client), { stackName, timing, patienceMs: 60_000 })
  })
  afterEach(async () => {
    stop.abort()
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
  })

  const containers = async () =>
    (await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never))
      .map(({ id, name, state, labels: own }) => ({ id, name, state, version: own[labels.version] }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))

  const apply = async (compose: string) => world.run('APPLY_STACK_VERSION', { version: await world.save(compose) })

  /** Starts and ends of the stack's containers from now on, as `start old` or `die new`. */
  async function follow(olds: readonly string[]): Promise<string[]> {
    const seen: string[] = []
    const filter = { types: ['container'], label: `${labels.stackId}=${world.stack.id}` } as const
    const events = await openEvents(client, filter, stop.signal)
    void (async () => {
      for await (const { id, action } of events)
        if (action === 'start' || action === 'die') seen.push(`${action} ${olds.includes(id) ? 'old' : 'new'}`)
    })().catch(() => undefined)
    return seen
  }

  test('each new container runs before the first old one ends, and has its name then', async () => {
    await apply(web('plain'))
    const seen = await follow((await containers()).map(({ id }) => id))
    expect(await apply(web('loud'))).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    expect(await containers()).toMatchObject(
      [1, 2].map((number) => ({ name: `${world.stack.name}-web-${number}`, state: 'running', version: '2' })),
    )
    await expect.poll(() => seen).toEqual(['start new', 'start new', 'die old', 'die old'])
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ outcome: 'UNCHANGED' })
  })

  test('a new container that fails leaves the old ones running, never stopped', async () => {
    await apply(web('plain'))
    const before = await containers()
    const seen = await follow(before.map(({ id }) => id))
    expect(await apply(web('bad', 'exit 3'))).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK' })
    expect(await containers()).toEqual(before)
    await expect.poll(() => seen).toEqual(['start new', 'die new'])
  })
})
