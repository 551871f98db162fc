import { expect, test } from 'vitest'
import { planStack, toPreview } from '#engine/commands/plan-stack.ts'
import { stackToPlan, versionToPlan } from '#engine/commands/stack-to-plan.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { timing } from '../reconcile/apply-to.ts'
import { SimulatedHost } from '../reconcile/simulated-host.ts'
import { type CommandWorld, commandWorld } from './command-world.ts'

const compose = (mode: string, image = 'app:1') => `
services:
  app:
    image: ${image}
    environment:
      MODE: ${mode}
    volumes: ["data:/data"]
volumes:
  data:
`

function simulatedHost(): SimulatedHost {
  const host = new SimulatedHost()
  host.images.set('app:1', 'sha256:app')
  host.images.set('bad:1', 'sha256:bad')
  host.behaviour.set('bad:1', 'unhealthy')
  return host
}

async function atV1(host: SimulatedHost, wrap?: Parameters<typeof commandWorld>[1]): Promise<CommandWorld> {
  const world = await commandWorld(host, { timing, ...wrap })
  await world.save(compose('plain'))
  expect(await world.run('APPLY_STACK_VERSION', { version: 1 })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  return world
}

const statusOf = async (world: CommandWorld) => {
  const { status, currentVersion } = await world.stacks.get(world.stack.id)
  return [status, currentVersion]
}

const preview = async (world: CommandWorld, host: HostDriver, version: number) => {
  const stack = await stackToPlan(await world.stacks.get(world.stack.id), world)
  const intent = { kind: 'apply', ...(await versionToPlan(world.stack.id, version, world.versions)) } as const
  const prepared = await planStack(stack, intent, { driver: host, signal: never })
  return toPreview(prepared, '2026-01-01T00:00:00.000Z')
}

const never = new AbortController().signal

test('the approved plan is run where the host did not change', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  const { hash, changes } = await preview(world, host, 2)
  expect(changes).toBe(6)
  expect(await world.run('APPLY_STACK_VERSION', { version: 2 }, hash)).toMatchObject({ status: 'DONE', error: null })
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 2], ['shop-app-1 v2 running healthy']])
})

test('an approved plan that the host has outlived is not run', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  const { hash } = await preview(world, host, 2)
  for (const { id } of host.containers.values()) await host.stopContainer(id)
  host.calls.length = 0
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 }, hash)
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_CHANGED' } })
  expect([host.calls, await statusOf(world)]).toEqual([[], ['RUNNING', 1]])
})

test('a plan is not run that another controller outdated while the lock was waited for', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  const { hash } = await preview(world, host, 2)
  host.beforeLock = async () => {
    for (const { id } of host.containers.values()) await host.stopContainer(id)
    host.calls.length = 0
  }
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 }, hash)
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_CHANGED' } })
  expect([host.calls, host.locksHeld, await statusOf(world)]).toEqual([[], 0, ['RUNNING', 1]])
})

test('an Engine that goes away while the lock was waited for leaves no lock', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  host.beforeLock = async () => {
    host.observe = () => Promise.reject(new AppError('ENGINE_UNREACHABLE', { host: 'local', reason: 'refused' }))
  }
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'ENGINE_UNREACHABLE' } })
  expect(host.locksHeld).toBe(0)
})

test('a wait for the lock in which nothing happened changes nothing', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  host.beforeLock = async () => {}
  expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ status: 'DONE', error: null })
})

test('a version that fails over one that cannot come back stops there and says what to do', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud', 'bad:1'))
  host.behaviour.set('app:1', 'refuses-to-start')
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({
    status: 'FAILED',
    outcome: 'PARTIAL',
    attempt: 1,
    error: { code: 'ROLLBACK_FAILED', next: expect.stringMatching(/./) },
  })
  expect(await statusOf(world)).toEqual(['FAILED', 1])
})

test('a port that a program took since the plan was approved is named, and nothing is run', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud').replace('services:', "services:\n  door:\n    image: app:1\n    ports: ['8080:80']"))
  const { hash } = await preview(world, host, 2)
  const listening = [{ address: '0.0.0.0', port: 8080, protocol: 'tcp', holder: 'nginx (process 7)' }]
  const machine = { listening, paths: new Map(), disk: null, emulators: null, routes: null }
  host.surveyed = { ...host.surveyed, machine }
  host.calls.length = 0
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 }, hash)
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_BLOCKED' } })
  expect([command.error?.message, host.calls]).toEqual([expect.stringContaining('nginx (process 7)'), []])
})

test('a preview makes no changing call', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  host.calls.length = 0
  await preview(world, host, 2)
  expect(host.calls).toEqual([])
})

test('a blocked plan changes nothing and names what is in the way', async () => {
  const host = simulatedHost()
  host.volumes = [{ name: 'shop_data', driver: 'local', options: {}, stackId: null }]
  const world = await commandWorld(host, { timing })
  await world.save(compose('plain'))
  const command = await world.run('APPLY_STACK_VERSION', { version: 1 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_BLOCKED' } })
  expect([host.calls, await statusOf(world)]).toEqual([[], ['DRAFT', null]])
})

test('an apply that fails leaves the stack running at its old version', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud', 'bad:1'))
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'UNHEALTHY' } })
  expect(command.error?.message).toBe('app did not become healthy: its health check says: no answer.')
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 1], ['shop-app-1 v1 running healthy']])
  const steps = await world.queue.steps.list(command.id)
  expect(steps.map(({ text, status }) => `${status} ${text}`)).toEqual([
    'UNDONE create container shop-app-1 from bad:1, beside the old one',
    'UNDONE stop container shop-app-1',
    'UNDONE set aside container shop-app-1',
    'UNDONE name container shop-app-1',
    'UNDONE start container shop-app-1',
    'FAILED wait until app runs steadily, at most 1m0s',
    'PENDING make v2 the current version',
    'PENDING remove container shop-app-1',
  ])
})

test('a first apply that fails leaves a failed stack and nothing but its volume', async () => {
  const host = simulatedHost()
  const world = await commandWorld(host, { timing })
  await world.save(compose('plain', 'bad:1'))
  const command = await world.run('APPLY_STACK_VERSION', { version: 1 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK' })
  expect([await statusOf(world), host.summary(), host.networks, host.volumes.length]).toEqual([
    ['FAILED', null],
    [],
    [],
    1,
  ])
})

test('a cancel leads back and is told as one', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud', 'bad:1'))
  host.behaviour.set('bad:1', 'never-healthy')
  const command = await world.enqueue('APPLY_STACK_VERSION', { version: 2 })
  const cancel = () => world.queue.cancel(command.id, 'tester').then(() => undefined)
  const cancelled = new Promise<void>((resolve, reject) => {
    host.onCall = (call) => {
      if (call === 'start shop-app-1') cancel().then(resolve, reject)
      host.onCall = call === 'start shop-app-1' ? null : host.onCall
    }
  })
  await cancelled
  const end = await endOf(world, command.id)
  expect(end).toMatchObject({ status: 'CANCELLED', outcome: 'ROLLED_BACK', error: { code: 'COMMAND_CANCELLED' } })
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 1], ['shop-app-1 v1 running healthy']])
})

const endOf = async (world: CommandWorld, id: string) => {
  let last: unknown
  for await (const event of world.queue.follow({ command: id, afterSeq: 0 }, AbortSignal.timeout(10_000)))
    if (event.kind === 'command') last = event.command
  return last
}

test('an Engine that is away is told, and loses nothing', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  await world.save(compose('loud'))
  const observe = host.observe.bind(host)
  host.observe = () => Promise.reject(new AppError('ENGINE_UNREACHABLE', { host: 'local', reason: 'refused' }))
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'ENGINE_UNREACHABLE' } })
  host.observe = observe
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 1], ['shop-app-1 v1 running healthy']])
})

test('a resumed apply goes forward from where the crash left it', async () => {
  const host = simulatedHost()
  const world = await atV1(host, {
    wrap: (run) => (command, context) =>
      run({ ...command, attempt: command.seq, interrupted: command.seq > 1 }, context),
  })
  await world.save(compose('loud'))
  await crashIn(host, 'start shop-app-1', world)
  expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 2], ['shop-app-1 v2 running healthy']])
})

test('a resumed apply that fails leads back what the crash left', async () => {
  const host = simulatedHost()
  const world = await atV1(host, {
    wrap: (run) => (command, context) =>
      run({ ...command, attempt: command.seq, interrupted: command.seq > 1 }, context),
  })
  await world.save(compose('loud', 'bad:1'))
  await crashIn(host, 'start shop-app-1', world)
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'UNHEALTHY' } })
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 1], ['shop-app-1 v1 running healthy']])
})

test('a resumed apply that fails leaves a stack stopped that stood still before the crash', async () => {
  const host = simulatedHost()
  let isGone = false
  const world = await atV1(host, {
    wrap: (run) => async (command, context) => {
      const { store, ...end } = await run({ ...command, attempt: command.seq, interrupted: command.seq > 1 }, context)
      // What a process that is gone would have stored is not stored.
      return isGone || !store ? end : { ...end, store }
    },
  })
  expect(await world.run('STOP_STACK', { service: null })).toMatchObject({ status: 'DONE' })
  await world.save(compose('loud', 'bad:1'))
  isGone = true
  await crashIn(host, 'start shop-app-1', world)
  isGone = false
  expect(await statusOf(world)).toEqual(['DEPLOYING', 1])
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'ROLLED_BACK', error: { code: 'UNHEALTHY' } })
  const stopped = expect.stringMatching(/^shop-app-1 v1 exited/)
  expect([await statusOf(world), host.summary()]).toEqual([['STOPPED', 1], [stopped]])
})

test('a resumed apply touches nothing while another controller holds the host', async () => {
  const host = simulatedHost()
  const world = await atV1(host, {
    wrap: (run) => (command, context) =>
      run({ ...command, attempt: command.seq, interrupted: command.seq > 1 }, context),
  })
  await world.save(compose('loud', 'bad:1'))
  await crashIn(host, 'start shop-app-1', world)
  const left = host.summary()
  host.lockedBy = 'anna@desk'
  const command = await world.run('APPLY_STACK_VERSION', { version: 2 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'PARTIAL', error: { code: 'HOST_LOCKED' } })
  expect(host.summary()).toEqual(left)
})

/** Runs an apply whose process is gone from a call on: nothing it does afterwards reaches the host. */
async function crashIn(host: SimulatedHost, lastCall: string, world: CommandWorld): Promise<void> {
  let gone = false
  host.onCall = (call) => {
    if (gone) throw new Error('the process is gone')
    if (call === lastCall) gone = true
  }
  await world.run('APPLY_STACK_VERSION', { version: 2 })
  host.onCall = null
  expect(host.containers.size).toBe(2)
}

test('stopping one service leaves the status of the stack, and an unknown one is an error', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  expect(await world.run('STOP_STACK', { service: 'app' })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  expect([await statusOf(world), host.summary()]).toEqual([['RUNNING', 1], ['shop-app-1 v1 exited healthy']])
  expect(await world.run('START_STACK', { service: 'nope' })).toMatchObject({ error: { code: 'SERVICE_NOT_FOUND' } })
})

test('a service that was stopped is remembered as stopped until it, the stack or a version is started', async () => {
  const world = await atV1(simulatedHost())
  const stopped = async () => (await world.stacks.get(world.stack.id)).stoppedServices
  await world.run('STOP_STACK', { service: 'app' })
  expect(await stopped()).toEqual(['app'])
  await world.run('START_STACK', { service: 'app' })
  expect(await stopped()).toEqual([])
  await world.run('STOP_STACK', { service: 'app' })
  await world.run('START_STACK', { service: null })
  expect(await stopped()).toEqual([])
  await world.run('STOP_STACK', { service: 'app' })
  await world.run('APPLY_STACK_VERSION', { version: 1 })
  expect(await stopped()).toEqual([])
})

test('a stopped stack remembers each of its services as stopped, and no more the one that is started', async () => {
  const world = await atV1(simulatedHost())
  const stopped = async () => (await world.stacks.get(world.stack.id)).stoppedServices
  await world.run('STOP_STACK', { service: null })
  expect([await statusOf(world), await stopped()]).toEqual([['STOPPED', 1], ['app']])
  await world.run('START_STACK', { service: 'app' })
  expect([await statusOf(world), await stopped()]).toEqual([['RUNNING', 1], []])
})

test('a removal keeps the volume unless its data was named, and the stack is removed', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  expect(await world.run('DELETE_STACK', { volumes: false })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  expect([await statusOf(world), host.summary(), host.volumes.length]).toEqual([['REMOVED', null], [], 1])
  expect(await world.run('DELETE_STACK', { volumes: true })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  expect(host.volumes).toEqual([])
})

test('a removal that cannot go on stops half way, and the next one ends it', async () => {
  const host = simulatedHost()
  const world = await atV1(host)
  host.fault = { at: host.calls.length + 2, kind: 'refused' }
  expect(await world.run('DELETE_STACK', { volumes: false })).toMatchObject({ status: 'FAILED', outcome: 'PARTIAL' })
  expect(await statusOf(world)).toEqual(['FAILED', 1])
  expect(await world.run('DELETE_STACK', { volumes: false })).toMatchObject({ status: 'DONE', outcome: 'APPLIED' })
  expect([await statusOf(world), host.networks]).toEqual([['REMOVED', null], []])
})
