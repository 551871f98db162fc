import type { AdoptedContainer } from '../reconcile/adopted-container.ts'
import { filled } from './reconstruct-service.ts'

type Fields = Record<string, unknown>

/** What a service says of its host configuration: ports, limits, privileges and namespaces that are not the Engine's defaults. */
export function hostFields({ hostConfig, exposedPorts, defaults }: AdoptedContainer): Fields {
  const text = (key: string) => textOf(hostConfig[key]) || undefined
  const number = (key: string) => numberOf(hostConfig[key]) || undefined
  const ports = portsOf(hostConfig['PortBindings'])
  const published = new Set(Object.keys(recordOf(hostConfig['PortBindings'])))
  const cpus = number('NanoCpus')
  return filled({
    ports,
    expose: exposedPorts.filter((port) => !published.has(port) && !defaults.exposedPorts.includes(port)),
    restart: restartOf(recordOf(hostConfig['RestartPolicy'])),
    privileged: hostConfig['Privileged'] === true || undefined,
    read_only: hostConfig['ReadonlyRootfs'] === true || undefined,
    init: hostConfig['Init'] === true || undefined,
    cap_add: listOf(hostConfig['CapAdd']),
    cap_drop: listOf(hostConfig['CapDrop']),
    group_add: listOf(hostConfig['GroupAdd']),
    security_opt: listOf(hostConfig['SecurityOpt']).filter((option) => option !== 'label=disable'),
    dns: listOf(hostConfig['Dns']),
    dns_search: listOf(hostConfig['DnsSearch']),
    dns_opt: listOf(hostConfig['DnsOptions']),
    extra_hosts: listOf(hostConfig['ExtraHosts']),
    sysctls: recordOf(hostConfig['Sysctls']),
    annotations: recordOf(hostConfig['Annotations']),
    tmpfs: Object.entries(recordOf(hostConfig['Tmpfs'])).map(([place, options]) =>
      options ? `${place}:${options}` : place,
    ),
    ulimits: ulimitsOf(hostConfig['Ulimits']),
    devices: devicesOf(hostConfig['Devices']),
    mem_limit: number('Memory'),
    mem_reservation: number('MemoryReservation'),
    cpus: cpus === undefined ? undefined : cpus / 1e9,
    cpu_shares: number('CpuShares'),
    cpuset: text('CpusetCpus'),
    pids_limit: number('PidsLimit'),
    shm_size: hostConfig['ShmSize'] === 67_108_864 ? undefined : number('ShmSize'),
    oom_score_adj: number('OomScoreAdj'),
    userns_mode: text('UsernsMode'),
    uts: text('UTSMode'),
    logging: loggingOf(recordOf(hostConfig['LogConfig'])),
  })
}

/** The key of each is `80/tcp`. */
function portsOf(bindings: unknown): readonly Fields[] {
  return Object.entries(recordOf(bindings)).flatMap(([port, entries]) => {
    const [target = '', protocol = 'tcp'] = port.split('/')
    return listOf(entries).map((entry) => {
      const { HostIp, HostPort } = recordOf(entry)
      return filled({
        target: Number(target),
        protocol,
        host_ip: textOf(HostIp) || undefined,
        published: textOf(HostPort) || undefined,
      })
    })
  })
}

function restartOf({ Name, MaximumRetryCount }: Fields): string | undefined {
  const name = textOf(Name)
  if (name === '' || name === 'no') return undefined
  return numberOf(MaximumRetryCount) > 0 ? `${name}:${numberOf(MaximumRetryCount)}` : name
}

const ulimitsOf = (limits: unknown): Fields =>
  Object.fromEntries(
    listOf(limits)
      .map(recordOf)
      .map(({ Name, Soft, Hard }) => [textOf(Name), { soft: Soft, hard: Hard }]),
  )

const devicesOf = (devices: unknown): readonly string[] =>
  listOf(devices)
    .map(recordOf)
    .map(({ PathOnHost, PathInContainer, CgroupPermissions }) =>
      [PathOnHost, PathInContainer, CgroupPermissions].map(textOf).filter(Boolean).join(':'),
    )

function loggingOf({ Type, Config }: Fields): Fields | undefined {
  const options = recordOf(Config)
  const isStandard = textOf(Type) === 'json-file' && Object.keys(options).length === 0
  return isStandard || textOf(Type) === '' ? undefined : filled({ driver: Type, options })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number => (typeof value === 'number' && value !== -1 ? value : 0)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const recordOf = (value: unknown): Fields => (isRecord(value) ? value : {})

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
