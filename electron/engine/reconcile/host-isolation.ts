import type { ComposeService } from '#shared/model/compose-project.ts'
import { seccompFileOf } from '#shared/model/resolved-files.ts'
import type { NamesOnHost } from './names-on-host.ts'
import { modeOnHost } from './shared-containers.ts'

/**
 * What a host configuration says of privileges, namespaces, names and logging, each only where the document says it.
 * A seccomp profile is given as its text: `onHost` has it by the path in the document.
 *
 * Mapping: compose-spec service keys to the Engine API 1.41, HostConfig.
 */
export function hostIsolation(service: ComposeService, onHost: HostNames): Record<string, unknown> {
  const given = Object.entries({
    ...privileges(service, onHost.profiles),
    ...namespaces(service, onHost.firstContainerOf),
    ...names(service),
  }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return { ...Object.fromEntries(given), ...systemPaths(service) }
}

type HostNames = Pick<NamesOnHost, 'profiles' | 'firstContainerOf'>
type Profiles = NamesOnHost['profiles']

const privileges = (service: ComposeService, profiles: Profiles) => ({
  Privileged: service.privileged,
  ReadonlyRootfs: service.read_only,
  CapAdd: service.cap_add,
  CapDrop: service.cap_drop,
  GroupAdd: service.group_add,
  SecurityOpt: service.security_opt
    ?.filter((option) => option !== openPaths)
    .map((option) => withProfile(option, profiles))
    .map(withEquals),
})

const openPaths = 'systempaths=unconfined'

/** `systempaths=unconfined` is a word of the client: to the Engine it means that no path is masked (docker/cli, `opts`). */
const systemPaths = ({ security_opt: options = [] }: ComposeService) =>
  options.includes(openPaths) ? { MaskedPaths: [], ReadonlyPaths: [] } : {}

const withProfile = (option: string, profiles: Profiles): string => {
  const path = seccompFileOf(option)
  return path === null ? option : `seccomp=${profiles.get(path) ?? path}`
}

/** `label:x` is the old way to write `label=x`. */
const withEquals = (option: string): string => option.replace(/^(label|apparmor|seccomp):/, '$1=')

const namespaces = (service: ComposeService, firstContainerOf: NamesOnHost['firstContainerOf']) => ({
  CgroupnsMode: service.cgroup,
  CgroupParent: service.cgroup_parent,
  IpcMode: modeOnHost(service.ipc, firstContainerOf),
  PidMode: modeOnHost(service.pid, firstContainerOf),
  UTSMode: service.uts,
  UsernsMode: service.userns_mode,
  Runtime: service.runtime,
  Sysctls: service.sysctls,
  StorageOpt: service.storage_opt,
  Init: service.init,
})

const names = (service: ComposeService) => ({
  Dns: service.dns,
  DnsOptions: service.dns_opt,
  DnsSearch: service.dns_search,
  // Compose writes `name=address`; the Engine API wants `name:address`, where an IPv6 address has colons of its own.
  ExtraHosts: service.extra_hosts?.map((entry) => entry.replace('=', ':')),
  LogConfig: service.logging && { Type: service.logging.driver ?? '', Config: service.logging.options ?? {} },
})
