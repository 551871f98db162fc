import type { AdoptedContainer, ProcessConfiguration } from '#engine/reconcile/adopted-container.ts'
import type { ObservedContainer, ObservedNetwork, ObservedState } from '#engine/reconcile/observed-state.ts'
import { stackId } from './shop.ts'

export const imageDefaults: ProcessConfiguration = {
  user: '',
  env: ['PATH=/bin', 'PGDATA=/var/lib/postgresql/data'],
  cmd: ['serve'],
  entrypoint: [],
  workingDir: '',
  stopSignal: 'SIGINT',
  labels: { vendor: 'testbed' },
  exposedPorts: ['80/tcp'],
  volumes: ['/scratch'],
  healthcheck: {
    test: ['CMD', 'image-probe'],
    interval: 2e9,
    timeout: 2e9,
    startPeriod: 0,
    startInterval: 0,
    retries: 5,
  },
}

/** As Docker Compose 2.26 makes a container and Engine 20.10 tells it; recorded from both. */
export function composed(changes: Partial<AdoptedContainer> = {}): AdoptedContainer {
  return {
    ...imageDefaults,
    image: 'testbed/web:1',
    imageId: 'sha256:web',
    hostname: '9dc4a1570a2c',
    domainname: '',
    macAddress: '',
    tty: false,
    openStdin: false,
    stopTimeout: null,
    labels: {
      ...imageDefaults.labels,
      'com.docker.compose.config-hash': '1947b656',
      'com.docker.compose.project': 'shop',
      'com.docker.compose.service': 'web',
      'com.docker.compose.depends_on': '',
    },
    hostConfig: {
      Binds: null,
      LogConfig: { Type: 'json-file', Config: {} },
      NetworkMode: 'shop_default',
      PortBindings: {},
      RestartPolicy: { Name: '', MaximumRetryCount: 0 },
      CapAdd: null,
      CgroupnsMode: 'host',
      ExtraHosts: [],
      IpcMode: 'private',
      Privileged: false,
      ShmSize: 67_108_864,
      Runtime: 'runc',
      Memory: 0,
      MemorySwap: 0,
      PidsLimit: null,
      MaskedPaths: ['/proc/kcore'],
      ReadonlyPaths: ['/proc/bus'],
    },
    mounts: [anonymous('/scratch')],
    endpoints: { shop_default: endpoint(['shop-web-1', 'web', '9dc4a1570a2c']) },
    defaults: imageDefaults,
    files: new Map(),
    ...changes,
  }
}

export const anonymous = (destination: string): AdoptedContainer['mounts'][number] => ({
  type: 'volume',
  name: 'a'.repeat(64),
  source: '/somewhere',
  destination,
  readOnly: false,
  propagation: '',
})

export const endpoint = (aliases: readonly string[]): AdoptedContainer['endpoints'][string] => ({
  aliases,
  links: [],
  ipv4Address: '',
  ipv6Address: '',
  linkLocalIps: [],
  driverOptions: {},
  macAddress: '02:42:ac:14:00:02',
  gatewayPriority: 0,
})

export const containerId = `9dc4a1570a2c${'0'.repeat(52)}`

/** The container as a list and an inspect show it. */
export const observedWeb = (
  adopted: AdoptedContainer,
  changes: Partial<ObservedContainer> = {},
): ObservedContainer => ({
  id: containerId,
  name: 'shop-web-1',
  service: 'web',
  number: 1,
  imageId: adopted.imageId,
  state: 'running',
  health: 'healthy',
  exitCode: null,
  configHash: null,
  hashAlgorithm: null,
  version: null,
  commandId: null,
  networks: Object.keys(adopted.endpoints),
  mounts: adopted.mounts,
  createdAt: 1,
  sharesWith: [],
  adopted,
  ...changes,
})

/** A network as Compose makes it. */
export const composedNetwork = (name: string): ObservedNetwork => ({
  id: `id of ${name}`,
  name,
  stackId,
  definitionHash: null,
  adopted: {
    driver: 'bridge',
    options: {},
    internal: false,
    enableIpv6: false,
    enableIpv4: true,
    ipamDriver: 'default',
    ipamOptions: {},
    ipam: [{ subnet: '172.20.0.0/16', gateway: '172.20.0.1', ipRange: '', auxAddresses: {} }],
    labels: { 'com.docker.compose.network': 'default', 'com.docker.compose.project': 'shop' },
  },
})

/** A host with just that project. */
export const composedHost = (containers: readonly ObservedContainer[], changes: Partial<ObservedState> = {}) => ({
  apiVersion: null,
  containers,
  foreignContainers: [],
  networks: [composedNetwork('shop_default')],
  volumes: [],
  images: new Map([['testbed/web:1', 'sha256:web']]),
  registry: new Map(),
  imageDigests: new Map(),
  imageSizes: new Map(),
  heldPorts: [],
  subnets: [],
  ...changes,
})
