import { afterEach, expect, test } from 'vitest'
import { CommandInterrupted } from '#engine/queue/command-context.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { applyTo, nextCommandId, planFor } from './apply-to.ts'
import { shopState } from './shop.ts'
import { type Behaviour, type Fault, SimulatedHost } from './simulated-host.ts'

const hosts: SimulatedHost[] = []

afterEach(() => {
  expect(hosts.splice(0).map(({ watchers }) => watchers)).not.toContain(1)
})

function newHost(): SimulatedHost {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/node:1', 'testbed/postgres:1', 'testbed/redis:1'])
    host.images.set(image, `sha256:${image}`)
  host.behaviour.set('testbed/nginx:1', 'plain')
  host.foreign = [{ name: 'foreign', running: true, publishedPorts: [], volumes: [] }]
  hosts.push(host)
  return host
}

const cache: ComposeService = {
  image: 'testbed/redis:1',
  command: null,
  entrypoint: null,
  networks: { default: null },
}

/** The application and the database change, a cache joins, the web server goes. */
const v1 = shopState(1)
const v2 = shopState(2, {
  mode: 'loud',
  without: 'web',
  services: { cache, db: { ...shopDatabase(), environment: { POSTGRES_PASSWORD: 'other' } } },
})

function shopDatabase(): ComposeService {
  const db = v1.services.find(({ name }) => name === 'db')
  if (!db) throw new Error('The shop has a database')
  return db.definition
}

const v1Whole = ['shop-app-1 v1 running healthy', 'shop-db-1 v1 running healthy', 'shop-web-1 v1 running']
const v2Whole = ['shop-app-1 v2 running healthy', 'shop-cache-1 v2 running healthy', 'shop-db-1 v2 running healthy']

async function hostAtV1(): Promise<SimulatedHost> {
  const host = newHost()
  await applyTo(host, v1, null)
  expect(host.summary()).toEqual(v1Whole)
  host.calls.length = 0
  return host
}

test('an update ends with the new version only, and the next plan is empty', async () => {
  const host = await hostAtV1()
  const { outcome, committed } = await applyTo(host, v2, v1)
  expect([outcome, committed, host.summary()]).toEqual(['APPLIED', [2], v2Whole])
  expect((await planFor(host, v2, v2)).work.plan.operations).toEqual([])
})

test('an empty plan makes no call', async () => {
  const host = await hostAtV1()
  const { outcome } = await applyTo(host, v1, v1)
  expect([outcome, host.calls]).toEqual(['UNCHANGED', []])
})

test('every dependency is healthy before what needs it starts', async () => {
  const host = newHost()
  const healthyAtStart: Record<string, string[]> = {}
  host.onCall = (call) => {
    if (call.startsWith('start ')) healthyAtStart[call] = host.summary().filter((line) => line.includes(' healthy'))
  }
  await applyTo(host, v1, null)
  expect(healthyAtStart).toEqual({
    'start shop-db-1': [],
    'start shop-app-1': ['shop-db-1 v1 running healthy'],
    'start shop-web-1': ['shop-app-1 v1 running healthy', 'shop-db-1 v1 running healthy'],
  })
})

const countCalls = async (make: () => Promise<SimulatedHost>, previous: typeof v1 | null) => {
  const host = await make()
  host.calls.length = 0
  await applyTo(host, previous ? v2 : v1, previous)
  return host.calls.length
}

const kinds: ReadonlyArray<Fault['kind']> = ['refused', 'answer-lost']

test('a failure of any call of an update ends in the old version or in the new one, whole, and the next apply succeeds', async () => {
  const calls = await countCalls(hostAtV1, v1)
  const ends: string[] = []
  for (const kind of kinds) {
    for (let at = 0; at < calls; at += 1) {
      const host = await hostAtV1()
      host.fault = { at, kind }
      const { outcome, committed, undoFailure } = await applyTo(host, v2, v1)
      const failedCall = host.calls[at]
      expect({ failedCall, undoFailure }).toEqual({ failedCall, undoFailure: null })
      if (committed.length === 0) expect({ failedCall, now: host.summary() }).toEqual({ failedCall, now: v1Whole })
      else expect(host.summary()).toEqual(expect.arrayContaining(v2Whole))
      expect(host.networks.map(({ name }) => name)).toEqual(['shop_default'])
      expect(host.volumes.map(({ name }) => name)).toEqual(['shop_data'])
      host.fault = null
      await applyTo(host, v2, committed.length === 0 ? v1 : v2)
      expect(host.summary()).toEqual(v2Whole)
      ends.push(outcome)
    }
  }
  expect(ends).toContain('ROLLED_BACK')
  expect(ends).toContain('APPLIED')
})

test('a failure of any call of a first apply leaves nothing behind but empty volumes', async () => {
  const calls = await countCalls(async () => newHost(), null)
  for (const kind of kinds) {
    for (let at = 0; at < calls; at += 1) {
      const host = newHost()
      host.fault = { at, kind }
      const { committed, failure } = await applyTo(host, v1, null)
      expect([committed, failure instanceof AppError, host.summary(), host.networks]).toEqual([[], true, [], []])
    }
  }
})

test('a cancel at any call of an update leads back, or comes too late', async () => {
  const calls = await countCalls(hostAtV1, v1)
  for (let at = 0; at < calls; at += 1) {
    const host = await hostAtV1()
    const cancel = new AbortController()
    host.onCall = () => {
      if (host.calls.length === at + 1) cancel.abort(new CommandInterrupted('cancel'))
    }
    const { outcome, failure, committed } = await applyTo(host, v2, v1, { signal: cancel.signal })
    if (committed.length > 0) expect([outcome, host.summary()]).toEqual(['APPLIED', v2Whole])
    else {
      expect(failure).toBeInstanceOf(CommandInterrupted)
      expect(host.summary()).toEqual(v1Whole)
    }
  }
})

test('a crash at any call is led forward by the next apply and back by an apply of the version before', async () => {
  const calls = await countCalls(hostAtV1, v1)
  for (const target of [v2, v1]) {
    for (let at = 0; at < calls; at += 1) {
      const host = await hostAtV1()
      await crashAt(host, at)
      await applyTo(host, target, v1)
      expect({ at, now: host.summary() }).toEqual({ at, now: target === v2 ? v2Whole : v1Whole })
      expect((await planFor(host, target, target)).work.plan.operations).toEqual([])
    }
  }
})

/** Carries the update out up to a call, after which the process is gone: no call has an effect any more. */
async function crashAt(host: SimulatedHost, at: number): Promise<void> {
  const gone = new Error('the process is gone')
  host.onCall = () => {
    if (host.calls.length > at) throw gone
  }
  host.calls.length = 0
  await applyTo(host, v2, v1).catch(() => undefined)
  host.onCall = null
}

const badVersions: ReadonlyArray<readonly [string, Behaviour | 'absent', string]> = [
  ['whose image cannot be pulled', 'absent', 'IMAGE_NOT_FOUND'],
  ['that cannot be started', 'refuses-to-start', 'ENGINE_ERROR'],
  ['that exits', 'exits', 'EXITED'],
  ['that is never healthy', 'unhealthy', 'UNHEALTHY'],
]

test.each(badVersions)(
  'a version %s ends on the version before, healthy, with the reason',
  async (_, behaviour, code) => {
    const host = await hostAtV1()
    const image = behaviour === 'absent' ? 'absent/image:1' : 'bad/image:1'
    if (behaviour !== 'absent') {
      host.behaviour.set(image, behaviour)
      host.images.set(image, 'sha256:bad')
    }
    const bad = shopState(2, { services: { app: { ...cache, image } } })
    const { failure, committed } = await applyTo(host, bad, v1)
    expect([failure instanceof AppError ? failure.code : failure, committed, host.summary()]).toEqual([
      code,
      [],
      v1Whole,
    ])
  },
)

test('a failure that cannot be led back is told with both reasons, and touches nothing more', async () => {
  const host = await hostAtV1()
  host.behaviour.set('testbed/node:1', 'refuses-to-start')
  const { outcome, failure, undoFailure } = await applyTo(host, v2, v1)
  expect([outcome, failure instanceof AppError, undoFailure instanceof AppError]).toEqual(['PARTIAL', true, true])
  expect(host.volumes.map(({ name }) => name)).toEqual(['shop_data'])
})

test('a service that is meant to run once is waited for, and not run again by the next apply', async () => {
  const host = newHost()
  host.images.set('migrate:1', 'sha256:migrate')
  host.behaviour.set('migrate:1', 'completes')
  const migrate: ComposeService = { ...cache, image: 'migrate:1' }
  const app: ComposeService = {
    ...cache,
    depends_on: { migrate: { condition: 'service_completed_successfully', required: true } },
  }
  const desired = shopState(1, { without: 'web', services: { migrate, app } })
  const { outcome } = await applyTo(host, desired, null)
  expect([outcome, host.summary()]).toEqual([
    'APPLIED',
    ['shop-app-1 v1 running healthy', 'shop-db-1 v1 running healthy', 'shop-migrate-1 v1 exited'],
  ])
  expect((await planFor(host, desired, desired)).work.plan.operations).toEqual([])
})

test('a changed network stands beside the old one until the commit, and the old one goes', async () => {
  const host = await hostAtV1()
  const internal = shopState(2, { internal: true })
  await applyTo(host, internal, v1)
  expect(host.networks.map(({ definition }) => definition?.internal)).toEqual([true])
  expect((await planFor(host, internal, internal)).work.plan.operations).toEqual([])
  await applyTo(host, v1, internal)
  expect(host.networks.map(({ name }) => name)).toEqual(['shop_default'])
})

test('a name and a port that move to another service are given up before they are taken', async () => {
  const host = newHost()
  const ports: ComposeService['ports'] = [{ mode: 'ingress', target: 80, published: '9000', protocol: 'tcp' }]
  const first = shopState(1, { without: 'web', services: { front: { ...cache, container_name: 'edge', ports } } })
  const second = shopState(2, { without: 'web', services: { gate: { ...cache, container_name: 'edge', ports } } })
  await applyTo(host, first, null)
  const { outcome } = await applyTo(host, second, first)
  expect([outcome, host.summary()[0]]).toEqual(['APPLIED', 'edge v2 running healthy'])
  expect(host.containers.size).toBe(3)
})

/** Carries out an update to version 2 whose process dies right after a call: nothing later reaches the host. */
async function dieAfter(host: SimulatedHost, lastCall: string, commandId: string): Promise<void> {
  let gone = false
  host.onCall = (call) => {
    if (gone) throw new Error('the process is gone')
    gone = call.startsWith(lastCall)
  }
  await applyTo(host, v2, v1, { commandId })
  host.onCall = null
  expect(gone).toBe(true)
}

test('the next attempt of a command that died in its swap can lead back to the old version', async () => {
  const host = await hostAtV1()
  const commandId = nextCommandId()
  await dieAfter(host, 'start shop-app-1', commandId)
  const { outcome, failure } = await applyTo(host, v1, v1, { commandId })
  expect([outcome, failure, host.summary()]).toEqual(['APPLIED', null, v1Whole])
})

test('a container that the attempt before made without its networks is made anew, not taken over and removed', async () => {
  const host = await hostAtV1()
  const commandId = nextCommandId()
  await dieAfter(host, 'create shop-app-1.new', commandId)
  for (const container of host.containers.values())
    if (container.name.includes('.new-')) container.payload = { ...container.payload, networks: [] }
  const { outcome, failure } = await applyTo(host, v2, v1, { commandId })
  expect([outcome, failure, host.summary()]).toEqual(['APPLIED', null, v2Whole])
})
