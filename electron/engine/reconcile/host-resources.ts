import type {
  ComposeBlkio,
  ComposeDeviceRequest,
  ComposeService,
  ComposeUlimits,
} from '#shared/model/compose-project.ts'

/**
 * What a host configuration says of processors, memory, devices and limits, each only where the document says it. Where
 * a limit is given in two ways they are equal: the document was checked for it.
 *
 * Mapping: compose-spec service keys to the Engine API 1.41, HostConfig.
 */
export function hostResources(service: ComposeService): Record<string, unknown> {
  return { ...processors(service), ...memory(service), ...devices(service), ...blockDevices(service.blkio_config) }
}

function processors(service: ComposeService): Record<string, unknown> {
  const cpus = service.deploy?.resources?.limits?.cpus ?? service.cpus
  return defined({
    NanoCpus: cpus === undefined ? undefined : Math.round(cpus * 1e9),
    CpuPeriod: service.cpu_period,
    CpuQuota: service.cpu_quota,
    CpuRealtimePeriod: service.cpu_rt_period,
    CpuRealtimeRuntime: service.cpu_rt_runtime,
    CpuShares: service.cpu_shares,
    CpusetCpus: service.cpuset,
    PidsLimit: service.deploy?.resources?.limits?.pids ?? service.pids_limit,
  })
}

function memory(service: ComposeService): Record<string, unknown> {
  const { limits, reservations } = service.deploy?.resources ?? {}
  return defined({
    Memory: bytes(limits?.memory ?? service.mem_limit),
    MemoryReservation: bytes(reservations?.memory ?? service.mem_reservation),
    MemorySwap: bytes(service.memswap_limit),
    MemorySwappiness: bytes(service.mem_swappiness),
    ShmSize: bytes(service.shm_size),
    OomKillDisable: service.oom_kill_disable,
    OomScoreAdj: service.oom_score_adj,
    Ulimits: service.ulimits && ulimits(service.ulimits),
  })
}

/** A device without a path on the host is a CDI name (`vendor.com/class=name`). */
const isCdiName = (source: string): boolean => !source.startsWith('/') && source.includes('=')

function devices(service: ComposeService): Record<string, unknown> {
  const all = service.devices ?? []
  const named = all.filter(({ source }) => isCdiName(source)).map(({ source }) => source)
  const requests = [
    ...(named.length > 0 ? [{ Driver: 'cdi', DeviceIDs: named }] : []),
    ...(service.deploy?.resources?.reservations?.devices ?? []).map((request) => deviceRequest(request, [])),
    ...(service.gpus ?? []).map((request) => deviceRequest(request, ['gpu'])),
  ]
  return defined({
    Devices: filled(
      all
        .filter(({ source }) => !isCdiName(source))
        .map(({ source, target, permissions }) => ({
          PathOnHost: source,
          PathInContainer: target,
          CgroupPermissions: permissions,
        })),
    ),
    DeviceRequests: filled(requests),
    DeviceCgroupRules: filled(service.device_cgroup_rules ?? []),
  })
}

const deviceRequest = (request: ComposeDeviceRequest, always: readonly string[]): Record<string, unknown> =>
  defined({
    Driver: request.driver,
    Count: request.count,
    DeviceIDs: request.device_ids,
    Capabilities: [[...new Set([...always, ...(request.capabilities ?? [])])]],
    Options: request.options,
  })

const ulimits = (limits: ComposeUlimits): readonly Record<string, unknown>[] =>
  Object.entries(limits)
    .map(([Name, limit]) =>
      typeof limit === 'number' ? { Name, Soft: limit, Hard: limit } : { Name, Soft: limit.soft, Hard: limit.hard },
    )
    .sort((a, b) => (a.Name < b.Name ? -1 : 1))

function blockDevices(blkio: ComposeBlkio = {}): Record<string, unknown> {
  const limits = (all: ComposeBlkio['device_read_bps']) => all?.map(({ Path, Rate }) => ({ Path, Rate: Number(Rate) }))
  return defined({
    BlkioWeight: blkio.weight,
    BlkioWeightDevice: blkio.weight_device,
    BlkioDeviceReadBps: limits(blkio.device_read_bps),
    BlkioDeviceReadIOps: limits(blkio.device_read_iops),
    BlkioDeviceWriteBps: limits(blkio.device_write_bps),
    BlkioDeviceWriteIOps: limits(blkio.device_write_iops),
  })
}

const bytes = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits))

const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
