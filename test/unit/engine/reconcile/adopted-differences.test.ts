import { describe, expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import type { AdoptedContainer } from '#engine/reconcile/adopted-container.ts'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import type { ObservedContainer, ObservedState } from '#engine/reconcile/observed-state.ts'
import { planGiveBack } from '#engine/reconcile/plan-give-back.ts'
import { reconcile } from '#engine/reconcile/reconcile.ts'
import { describeCause } from '#shared/format/plan-text.ts'
import { StackDocument } from '#shared/model/document.ts'
import type { Operation } from '#shared/model/plan.ts'
import { anonymous, composed, composedHost, composedNetwork, endpoint, imageDefaults, observedWeb } from './composed.ts'
import { stackId } from './shop.ts'

const stateOf = (service: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const content = JSON.stringify({ services: { web: { image: 'testbed/web:1', ...service } }, ...more })
  const files = [{ path: 'compose.yaml', content }]
  const document = StackDocument.parse({ composeFiles: ['compose.yaml'], files, projectDirectory: '/srv/shop' })
  return desiredState(loadDocument({ name: 'shop', document }).project, { stackId, stackName: 'shop', version: 1 })
}

const planOf = (desired: ReturnType<typeof stateOf>, observed: ObservedState) =>
  reconcile({ desired, observed, previous: null, hostName: 'local', anonymousVolumes: [] }).plan

/** Why the plan makes a new container; null where it keeps the one that is there. */
function fieldsOf(
  service: Record<string, unknown>,
  found: Partial<AdoptedContainer> = {},
  more: Partial<ObservedContainer> = {},
): readonly string[] | null {
  const plan = planOf(stateOf(service), composedHost([observedWeb(composed(found), more)]))
  const made = plan.operations.find(({ kind }) => kind === 'create-container')
  if (!made) return null
  return made.cause.kind === 'configuration-changed' ? made.cause.fields : [made.cause.kind]
}

const hostConfig = (changes: Record<string, unknown>) => ({ hostConfig: { ...composed().hostConfig, ...changes } })

describe('a container that Compose made from the same document stays as it is', () => {
  const cases: Readonly<Record<string, readonly [Record<string, unknown>, Partial<AdoptedContainer>]>> = {
    'nothing but an image': [{}, {}],
    'environment beside that of the image, and proxies of the client': [
      { environment: { A: '1', PATH: '/mine' } },
      { env: ['A=1', 'PATH=/mine', 'PGDATA=/var/lib/postgresql/data', 'HTTP_PROXY=http://proxy'] },
    ],
    'a port without a number on the host': [
      { ports: ['127.0.0.1::80'] },
      hostConfig({ PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] } }),
    ],
    'an exposed port without its protocol': [{ expose: ['9000'] }, { exposedPorts: ['80/tcp', '9000'] }],
    'a health check that leaves open what the image sets': [
      { healthcheck: { interval: '1s' } },
      {
        healthcheck: {
          test: ['CMD', 'image-probe'],
          interval: 1e9,
          timeout: 2e9,
          startPeriod: 0,
          startInterval: 0,
          retries: 5,
        },
      },
    ],
    'a health check that is switched off': [
      { healthcheck: { disable: true } },
      { healthcheck: { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 } },
    ],
    'an entrypoint, which takes the command of the image away': [
      { entrypoint: ['sh'] },
      { entrypoint: ['sh'], cmd: [] },
    ],
    'a bind mount and an anonymous volume': [
      { volumes: ['./conf:/conf:ro', '/data'] },
      {
        mounts: [
          { ...anonymous('/conf'), type: 'bind', name: '', source: '/srv/shop/conf', readOnly: true },
          anonymous('/data'),
          anonymous('/scratch'),
        ],
      },
    ],
    'namespaces of the host, which switch labels off': [
      { pid: 'host', security_opt: ['no-new-privileges:true'] },
      hostConfig({ PidMode: 'host', SecurityOpt: ['no-new-privileges=true', 'label=disable'] }),
    ],
    'memory, to which the Engine adds as much swap': [
      { mem_limit: '64m' },
      hostConfig({ Memory: 67_108_864, MemorySwap: 134_217_728 }),
    ],
    'options of the log, to which the daemon adds its own': [
      { logging: { driver: 'json-file', options: { 'max-size': '1m' } } },
      hostConfig({ LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '3' } } }),
    ],
    'a host name, which is an alias too': [
      { hostname: 'front' },
      { hostname: 'front', endpoints: { shop_default: endpoint(['shop-web-1', 'web', 'front']) } },
    ],
    'no restart, which newer Engines write as a word': [
      {},
      hostConfig({ RestartPolicy: { Name: 'no', MaximumRetryCount: 0 } }),
    ],
    'no limit of processes, as some clients write it': [{}, hostConfig({ PidsLimit: -1 })],
    capabilities: [{ cap_add: ['NET_ADMIN'] }, hostConfig({ CapAdd: ['CAP_NET_ADMIN'] })],
    annotations: [{ annotations: { tier: 'a' } }, hostConfig({ Annotations: { tier: 'a' } })],
    'an address of its own, which newer Engines keep with the endpoint': [
      { mac_address: '02:42:AC:14:00:09' },
      { endpoints: { shop_default: { ...endpoint(['shop-web-1', 'web']), macAddress: '02:42:ac:14:00:09' } } },
    ],
  }
  test.each(Object.entries(cases))('%s', (_name, [service, found]) => {
    expect(fieldsOf(service, found)).toBeNull()
  })

  test('also where its tag names a newer image now: importing updates nothing', () => {
    expect(fieldsOf({}, { imageId: 'sha256:older' })).toBeNull()
  })
})

const disabled = { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 }

describe('what differs is named, and the container is made anew', () => {
  const cases: Readonly<Record<string, readonly [Record<string, unknown>, Partial<AdoptedContainer>]>> = {
    'environment.MSG': [{ environment: { MSG: 'two' } }, { env: ['MSG=one', ...composed().env] }],
    'environment.OLD': [{}, { env: ['OLD=1', ...composed().env] }],
    'labels.tier': [{ labels: { tier: 'a' } }, {}],
    command: [{ command: ['other'] }, {}],
    ipc: [{}, hostConfig({ IpcMode: 'host' })],
    privileged: [{}, hostConfig({ Privileged: true })],
    annotations: [{ annotations: { tier: 'b' } }, hostConfig({ Annotations: { tier: 'a' } })],
    mac_address: [{ mac_address: '02:42:ac:14:00:09' }, {}],
    healthcheck: [{}, { healthcheck: { ...(imageDefaults.healthcheck ?? disabled), startInterval: 1e9 } }],
    volumes_from: [{ volumes_from: ['container:other'] }, {}],
    volumes: [{ volumes: ['/elsewhere:/conf'] }, {}],
    'networks.extra': [{}, { endpoints: { ...composed().endpoints, extra: endpoint(['web']) } }],
    'networks.shop_default': [{ networks: { default: { aliases: ['www'] } } }, {}],
    image: [{ image: 'testbed/other:1' }, {}],
  }
  test.each(Object.entries(cases))('%s', (field, [service, found]) => {
    expect(fieldsOf(service, found)).toEqual([field])
  })
})

test('other limits alone are given to the container that Compose made', () => {
  const { operations } = planOf(
    stateOf({ restart: 'always', mem_limit: '64m' }),
    composedHost([observedWeb(composed())]),
  )
  expect(operations.map(({ kind, cause }) => [kind, describeCause(cause)])[0]).toEqual([
    'update-container',
    'restart from no to always, mem_limit from none to 64 MiB, memswap_limit from none to 128 MiB',
  ])
  expect(operations.some(({ kind }) => kind === 'create-container')).toBe(false)
})

const kinds = (operations: readonly Operation[]) => operations.map(({ kind }) => kind)

test('a network that Compose made as defined stays; another definition is made beside it', () => {
  const web = observedWeb(composed())
  expect(kinds(planOf(stateOf({}), composedHost([web])).operations)).toEqual(['commit'])
  const changed = stateOf({}, { networks: { default: { internal: true } } })
  expect(kinds(planOf(changed, composedHost([web])).operations)).toContain('create-network')
  const without = stateOf({}, { networks: { default: { enable_ipv4: false } } })
  expect(kinds(planOf(without, composedHost([web])).operations)).toContain('create-network')
})

test('a container with the name of Compose 1 is renamed, with the reason', () => {
  const web = observedWeb(composed({ endpoints: { shop_default: endpoint(['web', 'shop_web_1']) } }), {
    name: 'shop_web_1',
  })
  const [rename] = planOf(stateOf({}), composedHost([web])).operations
  expect(rename).toMatchObject({ kind: 'name-container', name: 'shop-web-1', cause: { fields: ['container_name'] } })
})

test('leading back a first version that failed removes nothing that Compose made', () => {
  const old = observedWeb(composed(), { name: 'shop-web-1.old-1a2b3c4d', state: 'exited', exitCode: 0 })
  const { adopted: _adopted, ...own } = observedWeb(composed(), { id: 'new', name: 'shop-web-1' })
  const mine = { id: 'mine', name: 'shop_default.12345678', stackId, definitionHash: 'x' }
  const observed = composedHost([old, own], { networks: [composedNetwork('shop_default'), mine] })
  const onHost = { stackId, stackName: 'shop', hostName: 'local', observed, current: null, anonymousVolumes: [] }
  expect(planGiveBack(onHost, stateOf({})).plan.operations).toMatchObject([
    { kind: 'stop-container', containerId: 'new' },
    { kind: 'remove-container', containerId: 'new' },
    { kind: 'name-container', containerId: old.id, name: 'shop-web-1' },
    { kind: 'start-container', containerId: old.id },
    { kind: 'remove-network', networkId: 'mine' },
  ])
})
