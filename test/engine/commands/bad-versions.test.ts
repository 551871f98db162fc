import { randomUUID } from 'node:crypto'
import { describe, expect, type TestContext, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

interface Shape {
  readonly image?: string
  readonly program?: string
  readonly check?: string
  readonly monitor?: string
}

const stays = "trap 'exit 0' TERM; sleep 86400 & wait"

const compose = (
  mode: string,
  { image = 'testbed/busybox:1', program = stays, check = 'true', monitor }: Shape = {},
) => `
services:
  app:
    image: ${image}
    command: ["sh", "-c", "${program}"]
    environment: { MODE: ${mode} }
    healthcheck: { test: ["CMD-SHELL", "${check}"], interval: 1s, retries: 2 }
    volumes: ["data:/data"]
${monitor === undefined ? '' : `    deploy: { update_config: { monitor: ${monitor} } }\n`}volumes: { data: {} }
`

const bad: ReadonlyArray<readonly [string, string, string]> = [
  ['whose image cannot be pulled', 'REGISTRY_UNREACHABLE', compose('bad', { image: '127.0.0.1:9/nowhere:1' })],
  ['whose program is missing', 'ENGINE_ERROR', compose('bad').replace('"sh", "-c"', '"no-such-program"')],
  ['that exits after five seconds', 'EXITED', compose('bad', { program: 'sleep 5; exit 3', monitor: '30s' })],
  ['that never becomes healthy', 'UNHEALTHY', compose('bad', { check: 'false' })],
  [
    'that turns unhealthy twenty seconds after its start, inside of its monitor window',
    'UNHEALTHY',
    compose('bad', { check: '[ $$(cut -d. -f1 /proc/uptime) -lt $$(cat /data/until) ]', monitor: '30s' }).replace(
      stays,
      `echo $$(( $$(cut -d. -f1 /proc/uptime) + 20 )) > /data/until; ${stays}`,
    ),
  ],
]

interface GoodStack {
  readonly world: CommandWorld
  readonly containers: () => Promise<readonly string[]>
}

/** A stack whose first version runs, until the test ends. The stacks of all tests are on the Engine at once. */
async function goodStack({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<GoodStack> {
  const client = connectTestEngine()
  const timing = { nowMs: () => performance.now(), steadyMs: 2_000, undoMs: 60_000, retryMs: 500 }
  const stackName = `swtest-bad-${randomUUID().slice(0, 8)}`
  const world = await commandWorld(driverBesideOthers(client), {
    stackName,
    timing,
    patienceMs: 90_000,
    atEnd: onTestFinished,
  })
  onTestFinished(async () => {
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
  })
  await world.save(compose('good'))
  expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
  const containers = async () =>
    (await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)).map(
      ({ id, name, state, health }) => `${id} ${name} ${state} ${health}`,
    )
  return { world, containers }
}

describe.skipIf(testSocket === null)('a bad version on a real Engine', () => {
  test.concurrent.for(bad)('%s ends on the version before, healthy, with the reason', async (version, context) => {
    const [, code, document] = version
    const { world, containers } = await goodStack(context)
    const before = await containers()
    await world.save(document)
    const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(command).toMatchObject({ status: 'FAILED', error: { code } })
    expect(await containers()).toEqual(before)
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
  })

  test.concurrent('a mount whose source is missing fails before anything stops', async (context) => {
    const { world, containers } = await goodStack(context)
    const before = await containers()
    const mount = '{ type: bind, source: /no/such/folder, target: /x, bind: { create_host_path: false } }'
    await world.save(compose('bad').replace('["data:/data"]', `["data:/data", ${mount}]`))
    const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(command).toMatchObject({
      status: 'FAILED',
      outcome: 'UNCHANGED',
      error: { code: 'PLAN_BLOCKED', message: expect.stringContaining('/no/such/folder') },
    })
    const steps = await world.queue.steps.list(command.id)
    expect(steps.filter(({ status, text }) => status !== 'PENDING' && text.startsWith('stop'))).toEqual([])
    expect(await containers()).toEqual(before)
  })
})
