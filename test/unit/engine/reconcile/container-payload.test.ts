import { expect, test } from 'vitest'
import { configHashes, networkHash } from '#engine/reconcile/config-hash.ts'
import { containerPayload } from '#engine/reconcile/container-payload.ts'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { labels } from '#engine/reconcile/labels.ts'
import type { NamesOnHost } from '#engine/reconcile/names-on-host.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import { shopState, stackId } from './shop.ts'

const names: NamesOnHost = {
  container: 'shop-web-1',
  networks: new Map([
    ['front', 'shop_front'],
    ['back', 'shop_back'],
  ]),
  volumes: new Map([['data', 'shop_data']]),
  fileVolumes: [],
  profiles: new Map([['./seccomp.json', '{"defaultAction":"SCMP_ACT_ALLOW"}']]),
  firstContainerOf: (service) => `shop-${service}-1`,
}

const full: ComposeService = {
  image: 'nginx:1',
  command: ['nginx', '-g', 'daemon off;'],
  entrypoint: [],
  environment: { MODE: 'plain', EMPTY: '', GONE: null },
  ports: [
    { mode: 'ingress', target: 80, published: '8080', protocol: 'tcp' },
    { mode: 'ingress', target: 80, published: '8081', host_ip: '127.0.0.1', protocol: 'tcp' },
    { mode: 'ingress', target: 53, protocol: 'udp' },
  ],
  expose: ['9000', '9001/udp'],
  volumes: [
    { type: 'bind', source: '/srv/site', target: '/site', read_only: true, bind: { create_host_path: true } },
    { type: 'bind', source: '/srv/keys', target: '/keys', bind: { create_host_path: false } },
    { type: 'volume', source: 'data', target: '/data', volume: { nocopy: true } },
    { type: 'volume', target: '/cache' },
    { type: 'tmpfs', target: '/scratch', tmpfs: { size: '64m', mode: 0o1777 } },
  ],
  tmpfs: ['/run', '/tmp:size=1m'],
  networks: { front: { aliases: ['site'], ipv4_address: '10.0.0.5' }, back: null },
  healthcheck: { test: ['CMD', 'probe'], interval: '1m30s', timeout: '500ms', start_period: '5s', retries: 4 },
  restart: 'on-failure:3',
  labels: { team: 'shop' },
  deploy: { resources: { limits: { cpus: 0.5, memory: '536870912', pids: 100 }, reservations: { memory: '1024' } } },
  hostname: 'site',
  user: '1000:1000',
  working_dir: '/site',
  init: true,
  read_only: true,
  stop_signal: 'SIGQUIT',
  stop_grace_period: '1m0.5s',
  cap_add: ['NET_ADMIN'],
  cap_drop: ['ALL'],
  extra_hosts: ['db:10.0.0.9'],
}

test('every key of a service has its place in the create payload', () => {
  expect(containerPayload('web', full, names)).toEqual({
    Image: 'nginx:1',
    Cmd: ['nginx', '-g', 'daemon off;'],
    Entrypoint: [],
    Env: ['EMPTY=', 'GONE', 'MODE=plain'],
    Labels: { team: 'shop' },
    ExposedPorts: { '80/tcp': {}, '53/udp': {}, '9000/tcp': {}, '9001/udp': {} },
    Healthcheck: {
      Test: ['CMD', 'probe'],
      Interval: 90_000_000_000,
      Timeout: 500_000_000,
      StartPeriod: 5_000_000_000,
      Retries: 4,
    },
    Hostname: 'site',
    User: '1000:1000',
    WorkingDir: '/site',
    StopSignal: 'SIGQUIT',
    StopTimeout: 61,
    HostConfig: {
      PortBindings: {
        '80/tcp': [
          { HostIp: '', HostPort: '8080' },
          { HostIp: '127.0.0.1', HostPort: '8081' },
        ],
        '53/udp': [{ HostIp: '', HostPort: '' }],
      },
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
      NanoCpus: 500_000_000,
      Memory: 536_870_912,
      PidsLimit: 100,
      MemoryReservation: 1024,
      Init: true,
      ReadonlyRootfs: true,
      CapAdd: ['NET_ADMIN'],
      CapDrop: ['ALL'],
      ExtraHosts: ['db:10.0.0.9'],
      Binds: ['/srv/site:/site:ro'],
      Mounts: [
        { Type: 'bind', Source: '/srv/keys', Target: '/keys' },
        { Type: 'volume', Source: 'shop_data', Target: '/data', VolumeOptions: { NoCopy: true } },
        { Type: 'volume', Target: '/cache' },
        { Type: 'tmpfs', Target: '/scratch', TmpfsOptions: { SizeBytes: 67_108_864, Mode: 0o1777 } },
      ],
      Tmpfs: { '/run': '', '/tmp': 'size=1m' },
      NetworkMode: 'shop_back',
    },
    networks: [
      { name: 'shop_back', aliases: ['web', 'shop-web-1'] },
      { name: 'shop_front', aliases: ['web', 'shop-web-1', 'site'], ipv4Address: '10.0.0.5' },
    ],
  })
})

const bare: ComposeService = { image: 'nginx:1', command: null, entrypoint: null }

test('what a service does not say is left to the image and the Engine', () => {
  expect(containerPayload('web', { ...bare, networks: { front: null } }, names)).toEqual({
    Image: 'nginx:1',
    HostConfig: { NetworkMode: 'shop_front' },
    networks: [{ name: 'shop_front', aliases: ['web', 'shop-web-1'] }],
  })
})

test.each([
  ['host', 'host'],
  ['none', 'none'],
  ['service:app', 'container:shop-app-1'],
])('network_mode %s connects no network', (network_mode, mode) => {
  const payload = containerPayload('web', { ...bare, network_mode }, names)
  expect([payload.HostConfig['NetworkMode'], payload.networks]).toEqual([mode, []])
})

test('a disabled health check switches off that of the image', () => {
  const payload = containerPayload('web', { ...bare, healthcheck: { disable: true, interval: '1s' } }, names)
  expect(payload.Healthcheck).toEqual({ Test: ['NONE'] })
})

test('the hash of a configuration stays the same over releases', () => {
  expect(configHashes(containerPayload('web', full, names), new Map())).toEqual({
    v1: '6270da6dfbcac104af7f3db3229c6b1343551cf9860e450b33d5282ebc81d5a0',
    v2: '69cb2e23278c01b3c4118a7aaddadb12c3183c1c6a3d778b32ef35edb2576155',
  })
  const definition = shopState(1).networks[0]?.definition
  expect(definition && networkHash(definition)).toBe('eb12fec28c78ea8ef229657517ce9630aa68df4485a7278705466462dc6fa1b3')
})

test('own labels and the version are not part of the hash, the document and its networks are', () => {
  const hashes = (state: ReturnType<typeof shopState>) =>
    state.services.flatMap(({ containers }) => containers.map(({ configHash: hash }) => hash))
  const payload = containerPayload('web', bare, names)
  const labelled = { ...payload, Labels: { [labels.commandId]: 'one', [labels.version]: '3' } }
  expect(configHashes(labelled, new Map())).toEqual(configHashes(payload, new Map()))
  expect(hashes(shopState(2))).toEqual(hashes(shopState(1)))
  expect(hashes(shopState(1, { internal: true })).filter((hash) => hashes(shopState(1)).includes(hash))).toEqual([])
})

test('networks and volumes that no service uses are left out', () => {
  const project = {
    name: 'shop',
    services: { web: { ...bare, networks: { front: null } } },
    networks: { default: { name: 'shop_default' }, front: { name: 'shop_front' } },
    volumes: { data: { name: 'shop_data' } },
  }
  const { networks, volumes } = desiredState(project, { stackId, stackName: 'shop', version: 1 })
  expect([networks.map(({ name }) => name), volumes]).toEqual([['shop_front'], []])
})

test('limits, devices and block device rates become fields of the host configuration', () => {
  const service: ComposeService = {
    image: 'a',
    command: null,
    entrypoint: null,
    network_mode: 'none',
    cpus: 1.5,
    cpu_shares: 512,
    cpu_period: 100_000,
    cpu_quota: 50_000,
    cpuset: '0-1',
    mem_limit: '1024',
    mem_reservation: '512',
    memswap_limit: '-1',
    mem_swappiness: '10',
    shm_size: '64',
    oom_score_adj: -500,
    pids_limit: 100,
    ulimits: { nproc: 5, nofile: { soft: 1, hard: 2 } },
    devices: [
      { source: '/dev/a', target: '/dev/b', permissions: 'r' },
      { source: 'vendor.com/gpu=0', target: 'vendor.com/gpu=0', permissions: 'rwm' },
    ],
    device_cgroup_rules: ['c 1:3 mr'],
    gpus: [{ count: -1 }],
    blkio_config: { weight: 300, device_read_bps: [{ Path: '/dev/sda', Rate: '1024' }] },
  }
  expect(containerPayload('web', service, names).HostConfig).toEqual({
    NanoCpus: 1_500_000_000,
    CpuShares: 512,
    CpuPeriod: 100_000,
    CpuQuota: 50_000,
    CpusetCpus: '0-1',
    Memory: 1024,
    MemoryReservation: 512,
    MemorySwap: -1,
    MemorySwappiness: 10,
    ShmSize: 64,
    OomScoreAdj: -500,
    PidsLimit: 100,
    Ulimits: [
      { Name: 'nofile', Soft: 1, Hard: 2 },
      { Name: 'nproc', Soft: 5, Hard: 5 },
    ],
    Devices: [{ PathOnHost: '/dev/a', PathInContainer: '/dev/b', CgroupPermissions: 'r' }],
    DeviceRequests: [
      { Driver: 'cdi', DeviceIDs: ['vendor.com/gpu=0'] },
      { Count: -1, Capabilities: [['gpu']] },
    ],
    DeviceCgroupRules: ['c 1:3 mr'],
    BlkioWeight: 300,
    BlkioDeviceReadBps: [{ Path: '/dev/sda', Rate: 1024 }],
    NetworkMode: 'none',
  })
})

test('privileges, namespaces, names and files become fields of the payload', () => {
  const service: ComposeService = {
    image: 'a',
    command: null,
    entrypoint: null,
    networks: { front: null, back: { priority: 10, driver_opts: { a: 'b' }, link_local_ips: ['57.1.1.1'] } },
    privileged: true,
    security_opt: ['label:user:x', 'seccomp:./seccomp.json', 'systempaths=unconfined'],
    group_add: ['mail'],
    sysctls: { 'net.core.somaxconn': '1' },
    ipc: 'host',
    pid: 'host',
    logging: { driver: 'syslog', options: { tag: 'x' } },
    dns: ['1.1.1.1'],
    tty: true,
    stdin_open: true,
    domainname: 'example.org',
    mac_address: '02:42:ac:11:65:43',
    platform: 'linux/amd64',
    links: ['db', 'db:base'],
    external_links: ['other'],
    deploy: { restart_policy: { condition: 'on-failure', max_attempts: 3 } },
    restart: 'always',
  }
  const links = ['shop-db-1:db', 'shop-db-1:base', 'other:other']
  const fileVolumes = [{ name: 'shop_web_files_0123456789ab', folder: '/run/secrets' }]
  expect(containerPayload('web', service, { ...names, fileVolumes })).toEqual({
    Image: 'a',
    Tty: true,
    OpenStdin: true,
    Domainname: 'example.org',
    MacAddress: '02:42:ac:11:65:43',
    platform: 'linux/amd64',
    HostConfig: {
      Privileged: true,
      SecurityOpt: ['label=user:x', 'seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'],
      MaskedPaths: [],
      ReadonlyPaths: [],
      GroupAdd: ['mail'],
      Sysctls: { 'net.core.somaxconn': '1' },
      IpcMode: 'host',
      PidMode: 'host',
      LogConfig: { Type: 'syslog', Config: { tag: 'x' } },
      Dns: ['1.1.1.1'],
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
      Mounts: [{ Type: 'volume', Source: 'shop_web_files_0123456789ab', Target: '/run/secrets' }],
      NetworkMode: 'shop_back',
    },
    networks: [
      {
        name: 'shop_back',
        aliases: ['web', 'shop-web-1'],
        linkLocalIps: ['57.1.1.1'],
        driverOptions: { a: 'b' },
        links,
      },
      { name: 'shop_front', aliases: ['web', 'shop-web-1'], links },
    ],
  })
})
