import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { readAbilities } from '#engine/docker/system.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { never, testSocket } from '../docker/test-engine.ts'

/** Per key: the API version it needs, its place in the service or the network, and where it shows on the container. */
interface Case {
  readonly key: string
  readonly api: number
  readonly service?: string
  readonly network?: string
  readonly shows: (container: unknown) => unknown
  readonly expected: unknown
}

const at =
  (path: string) =>
  (container: unknown): unknown =>
    path
      .split('/')
      .reduce<unknown>(
        (value, key) =>
          value instanceof Object
            ? Object.entries(value).find(([name]) => (key.startsWith('_') ? name.endsWith(key) : name === key))?.[1]
            : undefined,
        container,
      )

const cases: readonly Case[] = [
  {
    key: 'services.app.annotations',
    api: 43,
    service: '    annotations: { note: kept }',
    shows: at('HostConfig/Annotations'),
    expected: { note: 'kept' },
  },
  {
    key: 'services.app.healthcheck.start_interval',
    api: 44,
    service: '    healthcheck: { test: [CMD, "true"], start_interval: 1s, start_period: 5s }',
    shows: at('Config/Healthcheck/StartInterval'),
    expected: 1_000_000_000,
  },
  {
    key: 'services.app.networks.first.mac_address',
    api: 41,
    service: '    networks: { first: { mac_address: "02:42:ac:11:65:44" }, second: {} }',
    shows: at('NetworkSettings/Networks/_first/MacAddress'),
    expected: '02:42:ac:11:65:44',
  },
  {
    key: 'services.app.networks.second.mac_address',
    api: 44,
    service: '    networks: { first: {}, second: { mac_address: "02:42:ac:11:65:43" } }',
    shows: at('NetworkSettings/Networks/_second/MacAddress'),
    expected: '02:42:ac:11:65:43',
  },
  {
    key: 'services.app.volumes.0.bind.recursive',
    api: 44,
    service:
      '    volumes: [{ type: bind, source: /tmp, target: /host, read_only: true, bind: { recursive: writable } }]',
    shows: at('HostConfig/Mounts/0/BindOptions'),
    expected: { ReadOnlyNonRecursive: true, CreateMountpoint: true },
  },
  {
    key: 'networks.first.enable_ipv4',
    api: 47,
    service: '    networks: [first]',
    network: '{ enable_ipv4: true }',
    shows: at('HostConfig/NetworkMode'),
    expected: expect.stringContaining('first'),
  },
  {
    key: 'services.app.networks.first.gw_priority',
    api: 48,
    service: '    networks: { first: { gw_priority: 3 } }',
    shows: at('NetworkSettings/Networks/_first/GwPriority'),
    expected: 3,
  },
  {
    key: 'services.app.networks.first.interface_name',
    api: 49,
    service: '    networks: { first: { interface_name: eth7 } }',
    shows: at('NetworkSettings/Networks/_first/DriverOpts/com.docker.network.endpoint.ifname'),
    expected: 'eth7',
  },
]

describe.skipIf(testSocket === null)('keys that newer Engines know, on a real Engine', () => {
  let proxy: EngineProxy
  let engine: RunningEngine
  let client: DockerClient
  let has = 0

  const compose = ({ service = '', network = '' }: Partial<Case>) => `
services:${service.includes('start_interval') ? busybox('app', service).replace(/ {4}healthcheck: \{ test.*\n/, '') : busybox('app', service)}
networks:
  first: ${network}
  second:
`
  beforeAll(async () => {
    client = connectDocker({ name: 'testhost', connection: { kind: 'socket', path: testSocket ?? '' } })
    has = Number((await readAbilities(client, never)).apiVersion?.split('.')[1])
  })
  beforeEach(async () => {
    proxy = await startEngineProxy(testSocket ?? '')
    engine = await runEngine(`unix://${proxy.path}`)
  })
  afterEach(async () => {
    await engine.cleanUp()
    await proxy.stop()
  })
  afterAll(() => client.close())

  test.each(cases)('$key is carried out, or refused in the plan with the version it needs', async (one) => {
    const text = compose(one)
    if (has < one.api) {
      const { plan } = await engine.api.plans.previewDocument({
        stackName: engine.stackName,
        document: documentOf(text),
      })
      expect(plan.conflicts.map(({ code, message }) => [code, message])).toEqual([
        ['ENGINE_TOO_OLD', expect.stringContaining(`${one.key} needs Engine API 1.${one.api}`)],
      ])
      proxy.reset()
      expect(await engine.apply(text)).toMatchObject({ status: 'FAILED', error: { code: 'PLAN_BLOCKED' } })
      expect(changingCalls(proxy.calls)).toEqual([])
      return
    }
    expect(await engine.apply(text)).toMatchObject({ status: 'DONE', error: null })
    const container = await client.calls.getContainer(`${engine.stackName}-app-1`).inspect()
    expect(one.shows(container)).toEqual(one.expected)
    proxy.reset()
    expect(await engine.apply(text)).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
    expect(changingCalls(proxy.calls)).toEqual([])
  })

  test('a folder inside of a volume can be mounted where the Engine knows subpaths', async (context) => {
    if (has < 45) {
      process.stderr.write(`skipped: volume.subpath needs Engine API 1.45, and this one has 1.${has}\n`)
      context.skip()
    }
    // The folder has to be there before: another service makes it.
    const text = `
services:
  maker:
    image: testbed/busybox:1
    command: ["sh", "-c", "mkdir -p /data/inner && echo found > /data/inner/file"]
    volumes: ["data:/data"]${busybox('app', '    volumes: [{ type: volume, source: data, target: /data, volume: { subpath: inner } }]\n    depends_on: { maker: { condition: service_completed_successfully } }')}
volumes:
  data:
`
    expect(await engine.apply(text)).toMatchObject({ status: 'DONE', error: null })
  })
})
