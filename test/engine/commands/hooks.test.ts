import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { type CommandWorld, commandWorld } from '../../unit/engine/commands/command-world.ts'
import { driverBesideOthers } from '../docker/driver-beside-others.ts'
import { connectTestEngine, skipReason, testSocket } from '../docker/test-engine.ts'
import { execInContainer } from './exec-in-container.ts'

/** Greets and says goodbye into a volume that outlives its containers. */
const compose = (mark: string, hooks = { start: 'exit 0', stop: 'exit 0' }) => `
services:
  web:
    image: testbed/busybox:1
    command: [sleep, "600"]
    init: true
    user: "1000"
    healthcheck: { disable: true }
    network_mode: none
    environment: { MARK: ${mark} }
    volumes: ["diary:/diary"]
    post_start:
      - { command: [chmod, "777", /diary], user: root }
      - command: [sh, -c, 'echo "$$GREETING $$MARK $$(id -u) $$(pwd)" >> /diary/lines; echo said hello']
        working_dir: /tmp
        environment: { GREETING: hello }
      - { command: [sh, -c, "${hooks.start}"] }
    pre_stop:
      - { command: [sh, -c, "${hooks.stop}"] }
      - { command: [sh, -c, 'echo "goodbye $$MARK" >> /diary/lines'] }
volumes: { diary: {} }
`

describe.skipIf(testSocket === null)(`hooks on a real Engine (${testSocket ? 'given' : skipReason})`, () => {
  let client: DockerClient
  let proxy: EngineProxy
  let world: CommandWorld
  let name: string

  beforeEach(async () => {
    client = connectTestEngine()
    proxy = await startEngineProxy(testSocket ?? '')
    const connection = { kind: 'socket', path: proxy.path } as const
    name = `swtest-hooks-${Date.now().toString(36)}`
    const timing = { nowMs: () => performance.now(), steadyMs: 300, undoMs: 60_000, retryMs: 500 }
    world = await commandWorld(driverBesideOthers(connectDocker({ name: 'testhost', connection })), {
      stackName: name,
      timing,
    })
  })
  afterEach(async () => {
    await world.run('DELETE_STACK', { volumes: true })
    client.close()
    await proxy.stop()
  })

  const diary = async () => (await execInContainer(client, `${name}-web-1`, ['cat', '/diary/lines'])).trim().split('\n')
  const applied = { status: 'DONE', outcome: 'APPLIED', error: null }

  test('run with their user, folder and variables at each start and stop, and are told in the log', async () => {
    await world.save(compose('one'))
    const first = await world.run('APPLY_STACK_VERSION', { version: 1 })
    expect(first).toMatchObject(applied)
    expect(await diary()).toEqual(['hello one 1000 /tmp'])
    expect(await world.log(first)).toContain('web: said hello')
    expect(await world.log(first)).toContain(`start container ${name}-web-1, then its post_start`)
    proxy.reset()
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ outcome: 'UNCHANGED' })
    expect(changingCalls(proxy.calls)).toEqual([])
    expect(await world.run('RESTART_STACK', { service: null })).toMatchObject(applied)
    await world.save(compose('two'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject(applied)
    expect(await diary()).toEqual([
      'hello one 1000 /tmp',
      'goodbye one',
      'hello one 1000 /tmp',
      'goodbye one',
      'hello two 1000 /tmp',
    ])
  })

  test('a post_start that fails leads back to the old container, which is greeted again', async () => {
    await world.save(compose('one'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject(applied)
    await world.save(compose('two', { start: 'echo no database; exit 3', stop: 'exit 0' }))
    const failed = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(failed).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'HOOK_FAILED' } })
    expect(failed.error?.message).toBe(
      'post_start of web failed: it ended with exit code 3 (sh -c echo no database; exit 3). Its last words: no database',
    )
    expect(await diary()).toEqual([
      'hello one 1000 /tmp',
      'goodbye one',
      'hello two 1000 /tmp',
      'goodbye two',
      'hello one 1000 /tmp',
    ])
    expect(await world.stacks.get(world.stack.id)).toMatchObject({ status: 'RUNNING', currentVersion: 1 })
  })

  test('a pre_stop that fails is told, and the stop goes on', async () => {
    await world.save(compose('one', { start: 'exit 0', stop: 'exit 7' }))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject(applied)
    await world.save(compose('two'))
    const second = await world.run('APPLY_STACK_VERSION', { version: 2 })
    expect(second).toMatchObject(applied)
    expect(await world.log(second)).toContain(
      'pre_stop of web failed: it ended with exit code 7 (sh -c exit 7). Going on without it.',
    )
    expect(await diary()).toEqual(['hello one 1000 /tmp', 'goodbye one', 'hello two 1000 /tmp'])
  })

  test('a cancel does not wait for a post_start that hangs', async () => {
    await world.save(compose('one'))
    expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject(applied)
    await world.save(compose('two', { start: 'echo hanging; sleep 500', stop: 'exit 0' }))
    const command = await world.enqueue('APPLY_STACK_VERSION', { version: 2 })
    await expect.poll(() => world.log(command), { timeout: 30_000 }).toContain('web: hanging')
    await world.queue.cancel(command.id, 'tester')
    await expect
      .poll(async () => (await world.queue.commands.get(command.id)).status, { timeout: 30_000 })
      .toBe('CANCELLED')
    expect((await diary()).at(-1)).toBe('hello one 1000 /tmp')
  })
})
