import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type PlanIntent, planStack } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import type { VolumeFate } from '#shared/model/plan.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'
import { markingCommand, readMarker } from './volume-markers.ts'

/** What a service of a generated document mounts; `mode` makes it another configuration. */
interface MountingService {
  readonly volumes: readonly string[]
  readonly anonymous: boolean
  readonly mode: number
}

const mountingService: fc.Arbitrary<MountingService | null> = fc.option(
  fc.record({
    volumes: fc.subarray(['data', 'more']),
    anonymous: fc.boolean(),
    mode: fc.nat({ max: 2 }),
  }),
  { freq: 3 },
)
const version = fc.tuple(mountingService, mountingService).filter((services) => services.some((one) => one !== null))

function documentOf(services: readonly (MountingService | null)[]): string {
  const parts = services.flatMap((one, index) => (one ? [serviceText(index === 0 ? 'one' : 'two', one)] : []))
  return `services:\n${parts.join('')}volumes: { data: {}, more: {} }\n`
}

function serviceText(name: string, { volumes, anonymous, mode }: MountingService): string {
  const folders = [...volumes.map((volume) => `/${volume}`), ...(anonymous ? ['/cache'] : [])]
  const mounts = [...volumes.map((volume) => `"${volume}:/${volume}"`), ...(anonymous ? ['"/cache"'] : [])]
  return `  ${name}:
    image: testbed/busybox:1
    command: ${markingCommand(folders)}
    healthcheck: { disable: true }
    network_mode: none
    environment: { MODE: "${mode}" }
    volumes: [${mounts.join(', ')}]
`
}

describe.skipIf(testSocket === null)('volumes of a stack on a real Engine', () => {
  let client: DockerClient
  let proxy: EngineProxy
  let driver: HostDriver
  let world: CommandWorld

  beforeEach(async () => {
    client = connectTestEngine()
    proxy = await startEngineProxy(testSocket ?? '')
    const connection = { kind: 'socket', path: proxy.path } as const
    driver = driverBesideOthers(connectDocker({ name: 'testhost', connection }))
    const timing = { nowMs: () => performance.now(), steadyMs: 300, undoMs: 60_000, retryMs: 500 }
    world = await commandWorld(driver, { stackName: `swtest-data-${Date.now().toString(36)}`, timing })
  })
  afterEach(async () => {
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
    await proxy.stop()
  })

  const planOf = async (intent: PlanIntent) => {
    const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
    return (await planStack(stack, intent, { driver, signal: never })).work.plan
  }

  /** Every volume there is with its marker, and what the plan says of each one that it names. */
  const stateBefore = async (fates: readonly VolumeFate[]) =>
    new Map(await Promise.all(fates.map(async ({ name }) => [name, await readMarker(client, name)] as const)))

  /** Holds each statement of a plan against the bytes, once its command has ended. */
  async function checkFates(fates: readonly VolumeFate[], before: ReadonlyMap<string, string | null>) {
    for (const { name, fate } of fates) {
      const was = before.get(name) ?? null
      const is = await readMarker(client, name)
      if (fate === 'destroyed') expect({ name, fate, is }).toEqual({ name, fate, is: null })
      else if (fate === 'created')
        expect({ name, was, isThere: is !== null }).toEqual({ name, was: null, isThere: true })
      else expect({ name, fate, is }).toEqual({ name, fate, is: was === '' ? is : was })
    }
  }

  async function carryOut(
    kind: 'APPLY_STACK_VERSION' | 'ROLLBACK_STACK' | 'DELETE_STACK',
    payload: object,
    intent: PlanIntent,
  ) {
    const { volumes: fates } = await planOf(intent)
    const before = await stateBefore(fates)
    proxy.reset()
    expect(await world.run(kind, payload)).toMatchObject({ status: 'DONE', error: null })
    const deletions = changingCalls(proxy.calls).filter((call) => /^DELETE \/volumes|[?&]v=(1|true)/.test(call))
    const destroyed = fates.filter(({ fate }) => fate === 'destroyed')
    expect(deletions).toHaveLength(destroyed.length)
    await checkFates(fates, before)
    return fates
  }

  const apply = async (document: string) => {
    const number = await world.save(document)
    return toVersion('APPLY_STACK_VERSION', number)
  }
  const toVersion = async (kind: 'APPLY_STACK_VERSION' | 'ROLLBACK_STACK', number: number) =>
    carryOut(
      kind,
      { version: number },
      {
        kind: 'apply',
        ...(await versionToPlan(world.stack.id, number, world.versions)),
      },
    )
  const remove = (volumes: boolean) => carryOut('DELETE_STACK', { volumes }, { kind: 'remove', volumes })

  test('each has the fate that the plan states: kept, created, orphaned, destroyed; anonymous ones too', async () => {
    const full: MountingService = { volumes: ['data'], anonymous: true, mode: 0 }
    const other: MountingService = { volumes: ['more'], anonymous: false, mode: 0 }
    const kinds = (fates: readonly VolumeFate[]) => fates.map(({ fate }) => fate)

    expect(kinds(await apply(documentOf([full, null])))).toEqual(['created'])
    // Recreated: its named volume and its anonymous one go on with their bytes.
    expect(kinds(await apply(documentOf([{ ...full, mode: 1 }, null])))).toEqual(['kept', 'kept'])
    // The service goes: nobody uses them, and they stay.
    expect(kinds(await apply(documentOf([null, other])))).toEqual(['created', 'orphaned', 'orphaned'])
    expect(kinds(await toVersion('ROLLBACK_STACK', 1))).toEqual(['kept', 'orphaned', 'orphaned'])
    expect(kinds(await remove(false))).toEqual(['orphaned', 'orphaned', 'orphaned', 'orphaned'])
    expect(new Set(kinds(await remove(true)))).toEqual(new Set(['destroyed']))
  })

  test('one that is not what a version asks is kept or followed by a new one, as chosen, and its bytes stay', async () => {
    const one: MountingService = { volumes: ['data'], anonymous: false, mode: 0 }
    const folder = mkdtempSync(join(tmpdir(), 'stackwright-volume-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const bound = `data: { driver_opts: { type: none, o: bind, device: ${folder} } }`
    const other = documentOf([one, null]).replace('data: {}', bound)
    const data = `${world.stack.name}_data`
    await apply(documentOf([one, null]))
    const bytes = await readMarker(client, data)
    const number = await world.save(other)
    const blocked = await world.run('APPLY_STACK_VERSION', { version: number })
    expect(blocked).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_BLOCKED' } })

    const choose = async (choice: 'keep' | 'new') => {
      const volumeChoices = { [data]: choice }
      const version = await versionToPlan(world.stack.id, number, world.versions)
      return carryOut(
        'APPLY_STACK_VERSION',
        { version: number, volumeChoices },
        { kind: 'apply', ...version, volumeChoices },
      )
    }
    expect(await choose('keep')).toEqual([{ name: data, fate: 'kept', usedBy: ['one'], unlike: ['driver_opts'] }])
    expect(
      (await planOf({ kind: 'apply', ...(await versionToPlan(world.stack.id, number, world.versions)) })).conflicts,
    ).toEqual([])
    expect((await choose('new')).map(({ fate }) => fate)).toEqual(['created', 'orphaned'])
    expect(await readMarker(client, data)).toBe(bytes)
    expect((await toVersion('ROLLBACK_STACK', 1)).map(({ fate }) => fate)).toEqual(['kept', 'orphaned'])
    expect(await readMarker(client, data)).toBe(bytes)
  })

  test('an anonymous volume of a container that failed is not lost sight of, and goes with the data of the stack', async () => {
    const failing = documentOf([{ volumes: [], anonymous: true, mode: 0 }, null]).replace('trap', 'exit 3; trap')
    const number = await world.save(failing)
    expect(await world.run('APPLY_STACK_VERSION', { version: number })).toMatchObject({ outcome: 'ROLLED_BACK' })
    const [volume = ''] = await world.stacks.anonymousVolumes(world.stack.id)
    expect(await readMarker(client, volume)).toMatch(/^[0-9a-f-]{36}$/)
    expect(await remove(true)).toEqual([{ name: volume, fate: 'destroyed', usedBy: [] }])
  })

  test('every walk through generated versions, rollbacks and removals leaves the bytes as stated', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: version.map((services) => ({ kind: 'apply' as const, services })) },
      { weight: 1, arbitrary: fc.nat({ max: 3 }).map((back) => ({ kind: 'rollback' as const, back })) },
      { weight: 1, arbitrary: fc.constant({ kind: 'remove' as const }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 4 }), async (steps) => {
        for (const one of steps) {
          const { latestVersion } = await world.stacks.get(world.stack.id)
          if (one.kind === 'apply') await apply(documentOf(one.services))
          else if (one.kind === 'remove') await remove(false)
          else if (latestVersion !== null) await toVersion('ROLLBACK_STACK', Math.max(1, latestVersion - one.back))
        }
      }),
      { numRuns: 3, seed: 20_240_601, endOnFailure: true },
    )
  }, 300_000)
})
