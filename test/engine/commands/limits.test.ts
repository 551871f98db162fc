import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planStack } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import { inspectConfiguration } from '#engine/docker/container-configuration.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { limitsOf } from '#engine/reconcile/container-limits.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'

const mib = 2 ** 20
const stay = `["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done"]`

const service = (name: string, more: string, command = stay) => `
  ${name}:
    image: testbed/busybox:1
    healthcheck: { disable: true }
    network_mode: none
    command: ${command}
${more}`

const web = (limits: string) => `services:${service('web', `    ${limits}\n`)}`

const narrow = 'mem_limit: 32m'
const wide = ['mem_limit: 64m', 'restart: on-failure:2', 'cpus: 0.5', 'pids_limit: 30'].join('\n    ')

describe.skipIf(testSocket === null)('limits of containers on a real Engine', () => {
  let client: DockerClient
  let proxy: EngineProxy
  let driver: HostDriver
  let world: CommandWorld

  beforeEach(async () => {
    client = connectTestEngine()
    proxy = await startEngineProxy(testSocket ?? '')
    const connection = { kind: 'socket', path: proxy.path } as const
    driver = driverBesideOthers(connectDocker({ name: 'testhost', connection }))
    const timing = { nowMs: () => performance.now(), steadyMs: 300, undoMs: 60_000, retryMs: 200 }
    world = await commandWorld(driver, { stackName: `swtest-limits-${Date.now().toString(36)}`, timing })
  })
  afterEach(async () => {
    proxy.reset()
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
    await proxy.stop()
  })

  /** The containers of the stack with what the Engine limits them to. */
  const containers = async () => {
    const all = await listContainers(client, { label: `${labels.stackId}=${world.stack.id}` }, never)
    const rows = all.map(async ({ id, name, state }) => {
      const { hostConfig } = await inspectConfiguration(client, id, never)
      return { id, name: name.replace(`${world.stack.name}-`, ''), state, limits: limitsOf(hostConfig) }
    })
    return (await Promise.all(rows)).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  const planOf = async (version: number) => {
    const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
    const intent = { kind: 'apply', ...(await versionToPlan(world.stack.id, version, world.versions)) } as const
    return (await planStack(stack, intent, { driver, signal: never })).work.plan
  }

  const apply = async (compose: string) => world.run('APPLY_STACK_VERSION', { version: await world.save(compose) })

  test('they change and go back while the container goes on; the next plan is empty', async () => {
    expect(await apply(web(narrow))).toMatchObject({ status: 'DONE' })
    const [before] = await containers()
    expect(await apply(web(wide))).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
    const [after] = await containers()
    expect([after?.id, after?.state]).toEqual([before?.id, 'running'])
    expect(after?.limits).toEqual({
      Memory: 64 * mib,
      MemorySwap: 128 * mib,
      NanoCpus: 5e8,
      PidsLimit: 30,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 },
    })
    expect((await planOf(2)).operations).toEqual([])
    proxy.reset()
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({
      status: 'DONE',
      outcome: 'UNCHANGED',
    })
    expect(changingCalls(proxy.calls)).toEqual([])

    expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ status: 'DONE' })
    const [back] = await containers()
    expect([back?.id, back?.limits.Memory, back?.limits.MemorySwap]).toEqual([before?.id, 32 * mib, 64 * mib])
    expect(back?.limits.RestartPolicy?.Name).toBe('no')
    expect((await planOf(1)).operations).toEqual([])
  })

  test('they go back when something else of the same version fails', async () => {
    await apply(web(narrow))
    const [before] = await containers()
    const failing = `${web(wide)}${service('bad', '    depends_on: [web]\n', '["sh", "-c", "exit 3"]')}`
    expect(await apply(failing)).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK' })
    const [after, ...others] = await containers()
    expect([after?.id, after?.limits.Memory, after?.limits.MemorySwap]).toEqual([before?.id, 32 * mib, 64 * mib])
    expect(others).toEqual([])
    expect((await planOf(1)).operations).toEqual([])
  })

  test('what is changed on the host by somebody else is seen and given back', async () => {
    await apply(web(narrow))
    await apply(web(wide))
    const [web1] = await containers()
    await driver.updateLimits(web1?.id ?? '', { Memory: 48 * mib, MemorySwap: 96 * mib }, never)
    expect(formatPlan(await planOf(2))).toContain('changed on the host, mem_limit from 48 MiB to 64 MiB')
    await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect((await containers())[0]).toMatchObject({ id: web1?.id, limits: { Memory: 64 * mib } })
    expect((await planOf(2)).operations).toEqual([])
  })

  test('memory in use is not taken away, and a limit that the Engine does not take changes nothing', async () => {
    const filling = `["sh", "-c", "x=$$(head -c 20000000 /dev/zero | tr '\\\\0' x); trap 'exit 0' TERM; while :; do sleep 0.1; done"]`
    const full = (limits: string) => `services:${service('web', `    ${limits}\n`, filling)}`
    await apply(full('mem_limit: 96m'))
    await expect
      .poll(async () => driver.memoryInUse((await containers())[0]?.id ?? '', never), { timeout: 10_000 })
      .toBeGreaterThan(15e6)
    expect(await apply(full('mem_limit: 8m'))).toMatchObject({ status: 'FAILED', error: { code: 'LIMIT_BELOW_USE' } })
    expect((await containers())[0]).toMatchObject({ state: 'running', limits: { Memory: 96 * mib } })

    await apply(full('mem_limit: 96m\n    cpuset: "0"'))
    const [before] = await containers()
    expect(await apply(full('mem_limit: 96m\n    cpuset: "0-999"'))).toMatchObject({
      outcome: 'ROLLED_BACK',
      error: { code: 'LIMITS_REFUSED' },
    })
    expect(await containers()).toEqual([before])
  })
})
