import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { applyTo, planFor } from './apply-to.ts'
import { stackId } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const web = (mode: string, more: Partial<ComposeService> = {}): ComposeService => ({
  image: 'testbed/nginx:1',
  command: null,
  entrypoint: null,
  environment: { MODE: mode },
  networks: { default: null },
  ...more,
  deploy: { update_config: { order: 'start-first' }, ...more.deploy },
})

const state = (version: number, services: Record<string, ComposeService>) =>
  desiredState(
    {
      name: 'shop',
      services,
      networks: { default: { name: 'shop_default' } },
      volumes: { data: { name: 'shop_data' } },
    },
    { stackId, stackName: 'shop', version },
  )

async function hostAt(services: Record<string, ComposeService>): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  for (const image of ['testbed/nginx:1', 'testbed/redis:1']) host.images.set(image, `sha256:${image}`)
  await applyTo(host, state(1, services), null)
  host.calls.length = 0
  return host
}

const linesOf = async (before: Record<string, ComposeService>, after: Record<string, ComposeService>) => {
  const { work } = await planFor(await hostAt(before), state(2, after), state(1, before))
  return formatPlan(work.plan).split('\n').slice(1)
}

test('the new container is started beside the old one, which goes when the version is committed', async () => {
  expect(await linesOf({ web: web('plain') }, { web: web('loud') })).toMatchInlineSnapshot(`
    [
      "  before  create container shop-web-1 from testbed/nginx:1, beside the old one: environment.MODE changed",
      "  swap    start container shop-web-1: environment.MODE changed",
      "  swap    wait until web 1 runs steadily, at most 1m0s: so that the command ends when it works",
      "  swap    set aside container shop-web-1: replaced by the new shop-web-1",
      "  swap    name container shop-web-1: environment.MODE changed",
      "  swap    make v2 the current version: asked for",
      "  after   stop container shop-web-1: replaced by the new shop-web-1",
      "  after   remove container shop-web-1: replaced by the new shop-web-1",
      "  order   web: starts first, the old one answers until the commit",
    ]
  `)
})

test('of several replicas one is replaced after the other', async () => {
  const replicas = { deploy: { replicas: 2, update_config: { order: 'start-first' } } }
  const host = await hostAt({ web: web('plain', replicas) })
  const { outcome } = await applyTo(
    host,
    state(2, { web: web('loud', replicas) }),
    state(1, { web: web('plain', replicas) }),
  )
  expect(outcome).toBe('APPLIED')
  const starts = host.calls.filter((call) => call.startsWith('start ') || call.startsWith('stop '))
  expect(starts.map((call) => call.replace(/-[0-9a-f]{8}/, ''))).toEqual([
    'start shop-web-1.new',
    'start shop-web-2.new',
    'stop shop-web-1.old',
    'stop shop-web-2.old',
  ])
  expect(host.summary()).toEqual(['shop-web-1 v2 running healthy', 'shop-web-2 v2 running healthy'])
  const again = await planFor(host, state(2, { web: web('loud', replicas) }), state(2, { web: web('loud', replicas) }))
  expect(again.work.plan.operations).toEqual([])
})

test('a failure leaves the old container running throughout', async () => {
  const before = { web: web('plain'), cache: { ...web('plain'), image: 'testbed/redis:1' } }
  const host = await hostAt(before)
  const [id] = [...host.containers].find(([, { name }]) => name === 'shop-web-1') ?? []
  host.behaviour.set('testbed/redis:1', 'exits')
  const states: Array<string | undefined> = []
  host.onCall = () => states.push(host.containers.get(id ?? '')?.state)
  // The web server is replaced and well; what comes after it is not.
  const after = {
    web: web('loud'),
    cache: {
      ...web('loud'),
      image: 'testbed/redis:1',
      depends_on: { web: { condition: 'service_healthy', required: true } },
    } as const,
  }
  expect(await applyTo(host, state(2, after), state(1, before))).toMatchObject({
    outcome: 'ROLLED_BACK',
    undoFailure: null,
  })
  expect(new Set(states)).toEqual(new Set(['running']))
  expect(host.summary()).toEqual(['shop-cache-1 v1 running healthy', 'shop-web-1 v1 running healthy'])
  expect(host.containers.get(id ?? '')?.name).toBe('shop-web-1')
})

const port = (published?: string) => ({
  mode: 'ingress',
  target: 80,
  protocol: 'tcp' as const,
  ...(published && { published }),
})

const cases: Readonly<Record<string, readonly [Partial<ComposeService>, string | null]>> = {
  'nothing of its own': [{}, null],
  'a port that the Engine chooses': [{ ports: [port()] }, null],
  'a volume that it only reads': [
    { volumes: [{ type: 'volume', source: 'data', target: '/d', read_only: true }] },
    null,
  ],
  'a volume that its replicas share': [
    {
      volumes: [{ type: 'volume', source: 'data', target: '/d' }],
      deploy: { replicas: 2, update_config: { order: 'start-first' } },
    },
    null,
  ],
  'a port of the host': [{ ports: [port('8080')] }, 'it publishes port 8080'],
  'the network of the host': [{ network_mode: 'host', networks: {} }, 'it uses the network of the host'],
  'a name': [{ container_name: 'fixed' }, 'it has the fixed name fixed'],
  'an address': [{ networks: { default: { ipv4_address: '10.0.0.9' } } }, 'it has a fixed address'],
  'a volume of its own': [{ volumes: [{ type: 'volume', source: 'data', target: '/d' }] }, 'it alone writes to data'],
  'a folder of the host': [{ volumes: [{ type: 'bind', source: '/srv', target: '/d' }] }, 'it alone writes to /srv'],
}
test.each(Object.entries(cases))('with %s the plan says how it is replaced, and why', async (_name, [more, reason]) => {
  const host = await hostAt({ web: web('plain', more) })
  const desired = state(2, { web: web('loud', more) })
  const { plan } = (await planFor(host, desired, state(1, { web: web('plain', more) }))).work
  expect(plan.swapOrders).toEqual([{ service: 'web', stopFirstBecause: reason }])
  const stops = plan.operations.filter(({ kind }) => kind === 'stop-container').map(({ phase }) => phase)
  expect(new Set(stops)).toEqual(new Set([reason === null ? 'after' : 'swap']))
  if (reason !== null)
    expect(formatPlan(plan)).toContain(`web: stops first though start-first is asked for, because ${reason}`)
})

test('a service that another one shares with stops first', async () => {
  const side = { ...web('plain'), image: 'testbed/redis:1', networks: {}, network_mode: 'service:web' }
  const lines = await linesOf({ web: web('plain'), side }, { web: web('loud'), side })
  expect(lines.filter((line) => line.includes('stops first'))).toEqual([
    '  order   side: stops first though start-first is asked for, because it shares with web',
    '  order   web: stops first though start-first is asked for, because it shares with side',
  ])
})

test('where nothing runs yet, or nothing is replaced, there is no order to tell', async () => {
  const { plan } = (await planFor(await hostAt({}), state(2, { web: web('plain') }), null)).work
  expect(plan.swapOrders).toBeUndefined()
})
