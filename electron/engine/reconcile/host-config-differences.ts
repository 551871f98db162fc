import { canonicalJson } from '#shared/format/canonical-json.ts'

type Settings = Readonly<Record<string, unknown>>

/** Key of a service by setting of the host configuration. Mounts and networks are compared elsewhere. */
const fieldOf: Readonly<Record<string, string>> = {
  PortBindings: 'ports',
  Annotations: 'annotations',
  RestartPolicy: 'restart',
  NanoCpus: 'cpus',
  CpuPeriod: 'cpu_period',
  CpuQuota: 'cpu_quota',
  CpuRealtimePeriod: 'cpu_rt_period',
  CpuRealtimeRuntime: 'cpu_rt_runtime',
  CpuShares: 'cpu_shares',
  CpusetCpus: 'cpuset',
  PidsLimit: 'pids_limit',
  Memory: 'mem_limit',
  MemoryReservation: 'mem_reservation',
  MemorySwap: 'memswap_limit',
  MemorySwappiness: 'mem_swappiness',
  ShmSize: 'shm_size',
  OomKillDisable: 'oom_kill_disable',
  OomScoreAdj: 'oom_score_adj',
  Ulimits: 'ulimits',
  Devices: 'devices',
  DeviceRequests: 'gpus',
  DeviceCgroupRules: 'device_cgroup_rules',
  BlkioWeight: 'blkio_config',
  BlkioWeightDevice: 'blkio_config',
  BlkioDeviceReadBps: 'blkio_config',
  BlkioDeviceReadIOps: 'blkio_config',
  BlkioDeviceWriteBps: 'blkio_config',
  BlkioDeviceWriteIOps: 'blkio_config',
  Privileged: 'privileged',
  ReadonlyRootfs: 'read_only',
  CapAdd: 'cap_add',
  CapDrop: 'cap_drop',
  GroupAdd: 'group_add',
  SecurityOpt: 'security_opt',
  MaskedPaths: 'security_opt',
  ReadonlyPaths: 'security_opt',
  CgroupnsMode: 'cgroup',
  CgroupParent: 'cgroup_parent',
  IpcMode: 'ipc',
  PidMode: 'pid',
  UTSMode: 'uts',
  UsernsMode: 'userns_mode',
  Runtime: 'runtime',
  Sysctls: 'sysctls',
  StorageOpt: 'storage_opt',
  Init: 'init',
  Dns: 'dns',
  DnsOptions: 'dns_opt',
  DnsSearch: 'dns_search',
  ExtraHosts: 'extra_hosts',
  LogConfig: 'logging',
  Tmpfs: 'tmpfs',
  VolumesFrom: 'volumes_from',
}

/**
 * Keys of a service in which a host configuration differs from what its payload asks. What the payload leaves out is the
 * Engine's default: some of those it writes into the container, and they are told from settings here.
 */
export function hostConfigDifferences(wanted: Settings, found: Settings): readonly string[] {
  const differing = Object.keys(fieldOf).filter((setting) => !isSame(setting, wanted, found))
  return [...new Set(differing.map((setting) => fieldOf[setting] ?? setting))].sort()
}

function isSame(setting: string, wanted: Settings, found: Settings): boolean {
  const form: Form = forms[setting] ?? ((value) => value)
  const asked = tidy(form(wanted[setting], wanted))
  const there = tidy(form(found[setting], found))
  if (setting === 'LogConfig' && asked !== null) return isWithin(asked, there)
  if (canonicalJson(asked) === canonicalJson(there)) return true
  return wanted[setting] === undefined && (defaults[setting]?.(there, found) ?? false)
}

type Form = (value: unknown, all: Settings) => unknown

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const sorted = (values: readonly unknown[]) =>
  [...values].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : Number(canonicalJson(a) > canonicalJson(b))))

const unordered: Form = (value) => sorted(list(value))

const capabilities: Form = (value) => sorted(list(value).map((name) => String(name).toUpperCase().replace(/^CAP_/, '')))

const bindings: Form = (value) =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).map(([port, entries]) => [
      port,
      sorted(
        list(entries).map((entry) => (isRecord(entry) ? { ...entry, HostPort: hostPort(entry['HostPort']) } : entry)),
      ),
    ]),
  )

/** Zero is how some clients write "any". An entry without address and port is still one. */
const hostPort = (port: unknown): string => (port === '' || port === '0' || typeof port !== 'string' ? 'any' : port)

/** The Engine switches labels off by itself for what shares the host's namespaces (moby, `daemon/create.go`). */
const securityOptions: Form = (value, { Privileged, IpcMode, PidMode }) => {
  const isImplied = Privileged === true || IpcMode === 'host' || PidMode === 'host'
  const options = list(value).map((option) => withTidyProfile(String(option).replace(/^([\w-]+):/, '$1=')))
  return sorted(options.filter((option) => !(isImplied && option === 'label=disable')))
}

/** Clients send a seccomp profile with or without the white space of its file. */
function withTidyProfile(option: string): string {
  if (!option.startsWith('seccomp={')) return option
  try {
    return `seccomp=${canonicalJson(JSON.parse(option.slice('seccomp='.length)))}`
  } catch {
    return option
  }
}

/** How two ways to write the same are made one. */
const forms: Readonly<Record<string, Form>> = {
  PortBindings: bindings,
  RestartPolicy: (value) => (isRecord(value) && value['Name'] === 'no' ? null : value),
  CapAdd: capabilities,
  CapDrop: capabilities,
  GroupAdd: unordered,
  SecurityOpt: securityOptions,
  ExtraHosts: (value) => sorted(list(value).map((entry) => String(entry).replace('=', ':'))),
  DeviceCgroupRules: unordered,
  VolumesFrom: (value) => sorted(list(value).map((entry) => String(entry).replace(/:rw$/, ''))),
  Devices: unordered,
  Ulimits: unordered,
  PidsLimit: (value) => (typeof value === 'number' && value > 0 ? value : null),
}

type IsDefault = (found: unknown, all: Settings) => boolean

const anything: IsDefault = () => true
const oneOf =
  (...values: readonly unknown[]): IsDefault =>
  (found) =>
    values.includes(found)

/** What the Engine itself may write where nothing was asked for. */
const defaults: Readonly<Record<string, IsDefault>> = {
  // The daemon's own driver and options are written into every container.
  LogConfig: anything,
  Runtime: anything,
  ShmSize: oneOf(67_108_864),
  IpcMode: oneOf('private', 'shareable'),
  CgroupnsMode: oneOf('private', 'host'),
  MemorySwap: (found, { Memory }) => found === -1 || (typeof Memory === 'number' && found === 2 * Memory),
  MemorySwappiness: oneOf(-1),
  MaskedPaths: (found, { Privileged }) => Array.isArray(found) || Privileged === true,
  ReadonlyPaths: (found, { Privileged }) => Array.isArray(found) || Privileged === true,
}

/** The daemon adds its own options to those that were asked for. */
function isWithin(asked: unknown, there: unknown): boolean {
  if (!isRecord(asked)) return canonicalJson(asked) === canonicalJson(there)
  return Object.entries(asked).every(([key, value]) => isRecord(there) && isWithin(value, there[key]))
}

/** Nothing in any of its forms is null; entries that are nothing are left out. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(tidy)
  if (isRecord(value)) {
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const tidied = tidy(inner)
      return tidied === null ? [] : [[key, tidied] as const]
    })
    return entries.length === 0 ? null : Object.fromEntries(entries)
  }
  return value === undefined || value === '' || value === 0 || value === false ? null : value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
