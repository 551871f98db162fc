import { expect, test } from 'vitest'
import { containerPayload } from '#engine/reconcile/container-payload.ts'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { formatPlan } from '#shared/format/plan-text.ts'
import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import { projectOf } from '../compose/document-of.ts'
import { planFor } from './apply-to.ts'
import { stackId } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const content = `
services:
  web:
    image: nginx
    annotations: { a.b: c }
    healthcheck: { test: [CMD, probe], start_interval: 500ms }
    networks:
      front: { priority: 2, mac_address: "02:00:00:00:00:01", gw_priority: 5 }
      back: { mac_address: "02:00:00:00:00:02", interface_name: eth7, driver_opts: { x: y } }
    volumes:
      - { type: volume, source: data, target: /data, volume: { subpath: a/b } }
      - { type: bind, source: /srv, target: /srv, read_only: true, bind: { recursive: writable } }
      - { type: bind, source: /opt, target: /opt, bind: { recursive: disabled, create_host_path: false } }
      - { type: image, source: tools, target: /tools, image: { subpath: bin } }
networks:
  front: { enable_ipv4: false }
  back:
volumes:
  data:
`
const needs = [
  'services.web.annotations needs Engine API 1.43 (Docker 24.0)',
  'services.web.healthcheck.start_interval needs Engine API 1.44 (Docker 25.0)',
  'services.web.networks.front.gw_priority needs Engine API 1.48 (Docker 28.0)',
  'services.web.networks.back.mac_address needs Engine API 1.44 (Docker 25.0)',
  'services.web.networks.back.interface_name needs Engine API 1.49 (Docker 28.1)',
  'services.web.volumes.0.volume.subpath needs Engine API 1.45 (Docker 26.0)',
  'services.web.volumes.1.bind.recursive needs Engine API 1.44 (Docker 25.0)',
  'services.web.volumes.3.type needs Engine API 1.48 (Docker 28.0)',
  'networks.front.enable_ipv4 needs Engine API 1.47 (Docker 27.2)',
]

const stateOf = (project: ComposeProject) => desiredState(project, { stackId, stackName: 'shop', version: 1 })

async function blocked(apiVersion: string | null) {
  const host = new SimulatedHost()
  host.apiVersion = apiVersion
  const { work } = await planFor(host, stateOf(projectOf(content)), null)
  return work.plan.conflicts
}

test.each([
  ['1.41', needs],
  [null, needs],
  ['1.45', needs.filter((need) => /1\.4[789]/.test(need))],
  ['1.48', needs.filter((need) => /1\.49/.test(need))],
  ['1.51', []],
  ['2.0', []],
])(
  'an Engine with API %s is too old for the keys that came later, and they are named',
  async (apiVersion, expected) => {
    const has = apiVersion ?? 'one that it does not tell'
    expect((await blocked(apiVersion)).map(({ code, message }) => [code, message])).toEqual(
      expected.map((need) => ['ENGINE_TOO_OLD', `${need}; the Engine of local has ${has}.`]),
    )
  },
)

test('the plan says what to do about it', async () => {
  const host = new SimulatedHost()
  const { work } = await planFor(host, stateOf(projectOf(content)), null)
  expect(formatPlan(work.plan)).toContain(
    'Update Docker on local, or remove services.web.annotations from the document.',
  )
})

test('a service without such keys needs nothing new', async () => {
  const host = new SimulatedHost()
  const plain = projectOf('services: { web: { image: nginx, mac_address: "02:00:00:00:00:01" } }')
  expect((await planFor(host, stateOf(plain), null)).work.plan.conflicts).toEqual([])
})

test('the keys reach the payload', () => {
  const project = projectOf(content)
  const service: ComposeService | undefined = project.services['web']
  if (!service) throw new Error('no service')
  const names = {
    container: 'shop-web-1',
    networks: new Map([
      ['front', 'shop_front'],
      ['back', 'shop_back'],
    ]),
    volumes: new Map([['data', 'shop_data']]),
    configFiles: new Map<string, string>(),
    secretFiles: new Map<string, string>(),
    fileVolumes: [],
    profiles: new Map<string, string>(),
    firstContainerOf: (other: string) => other,
  }
  expect(containerPayload('web', service, names)).toEqual({
    Image: 'nginx',
    MacAddress: '02:00:00:00:00:01',
    Healthcheck: { Test: ['CMD', 'probe'], StartInterval: 500_000_000 },
    HostConfig: {
      Annotations: { 'a.b': 'c' },
      NetworkMode: 'shop_front',
      Mounts: [
        { Type: 'volume', Source: 'shop_data', Target: '/data', VolumeOptions: { Subpath: 'a/b' } },
        {
          Type: 'bind',
          Source: '/srv',
          Target: '/srv',
          ReadOnly: true,
          BindOptions: { ReadOnlyNonRecursive: true, CreateMountpoint: true },
        },
        { Type: 'bind', Source: '/opt', Target: '/opt', BindOptions: { NonRecursive: true } },
        { Type: 'image', Source: 'tools', Target: '/tools', ImageOptions: { Subpath: 'bin' } },
      ],
    },
    networks: [
      { name: 'shop_front', aliases: ['web', 'shop-web-1'], gatewayPriority: 5 },
      {
        name: 'shop_back',
        aliases: ['web', 'shop-web-1'],
        macAddress: '02:00:00:00:00:02',
        driverOptions: { x: 'y', 'com.docker.network.endpoint.ifname': 'eth7' },
      },
    ],
  })
  expect(stateOf(project).networks.map(({ definition }) => definition?.enableIpv4)).toEqual([undefined, false])
})
