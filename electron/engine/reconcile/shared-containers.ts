import type { ComposeService } from '#shared/model/compose-project.ts'
import type { ContainerPayload } from './host-driver.ts'
import { labels } from './labels.ts'

const serviceMode = 'service:'

/** The service whose namespace a mode names (`service:x`), or null. */
const serviceOfMode = (mode: string | undefined): string | null =>
  mode?.startsWith(serviceMode) ? mode.slice(serviceMode.length) : null

/** A mode with the container in place of the service: `container:NAME`. Others stay as they are. */
export const modeOnHost = (mode: string | undefined, firstContainerOf: (service: string) => string) => {
  const service = serviceOfMode(mode)
  return service === null ? mode : `container:${firstContainerOf(service)}`
}

/** One entry of `volumes_from`: `service[:ro|rw]` or `container:name[:ro|rw]` (compose-spec, volumes_from). */
interface MountSource {
  readonly service: string | null
  readonly container: string | null
  /** Empty where the document gives none. */
  readonly mode: string
}

/** Takes an entry of `volumes_from` apart. */
export function parseVolumesFrom(entry: string): MountSource {
  const [first = '', second = '', third = ''] = entry.split(':')
  return first === 'container'
    ? { service: null, container: second, mode: third }
    : { service: first, container: null, mode: second }
}

/** `VolumesFrom` of a host configuration: containers by name, each with its mode. */
export const volumesFromOnHost = (
  { volumes_from: entries = [] }: ComposeService,
  firstContainerOf: (service: string) => string,
): readonly string[] =>
  entries.map((entry) => {
    const { service, container, mode } = parseVolumesFrom(entry)
    const name = service === null ? (container ?? '') : firstContainerOf(service)
    return mode === '' ? name : `${name}:${mode}`
  })

/** Services whose first container a service's containers are tied to: they share a namespace with it, or its mounts. By name. */
export const parentServicesOf = (service: ComposeService): readonly string[] => {
  const modes = [service.network_mode, service.ipc, service.pid].map(serviceOfMode)
  const mounts = (service.volumes_from ?? []).map((entry) => parseVolumesFrom(entry).service)
  return [...new Set([...modes, ...mounts].flatMap((name) => name ?? []))].sort()
}

const containerMode = 'container:'
const modes = ['NetworkMode', 'IpcMode', 'PidMode'] as const

/**
 * The payload with ids in place of the names of containers it is tied to, and a label that keeps those ids. The Engine
 * looks such containers up when this one is created, while the name of one that is being replaced is still the old one's.
 *
 * @param ids by the final name of the container
 */
export function withParentIds(payload: ContainerPayload, ids: ReadonlyMap<string, string>): ContainerPayload {
  if (ids.size === 0) return payload
  const { HostConfig } = payload
  const resolved = modes.flatMap((key) => {
    const mode = HostConfig[key]
    const id = typeof mode === 'string' && mode.startsWith(containerMode) && ids.get(mode.slice(containerMode.length))
    return id ? [[key, `${containerMode}${id}`] as const] : []
  })
  const from = HostConfig['VolumesFrom']
  return {
    ...payload,
    Labels: { ...payload.Labels, [labels.sharesWith]: [...new Set(ids.values())].sort().join(',') },
    HostConfig: {
      ...HostConfig,
      ...Object.fromEntries(resolved),
      ...(Array.isArray(from) && { VolumesFrom: from.map((entry) => withId(String(entry), ids)) }),
    },
  }
}

function withId(entry: string, ids: ReadonlyMap<string, string>): string {
  const [name = '', ...mode] = entry.split(':')
  return [ids.get(name) ?? name, ...mode].join(':')
}

/** The ids of containers that a host configuration, as the Engine tells it, is tied to. */
export const tiedIdsOf = (hostConfig: Readonly<Record<string, unknown>>): readonly string[] => {
  const from = hostConfig['VolumesFrom']
  const shared = modes.flatMap((key) => {
    const mode = hostConfig[key]
    return typeof mode === 'string' && mode.startsWith(containerMode) ? [mode.slice(containerMode.length)] : []
  })
  const mounted = Array.isArray(from) ? from.map((entry) => String(entry).split(':')[0] ?? '') : []
  return [...new Set([...shared, ...mounted])].sort()
}

/** The host configuration with the names of those containers in place of their ids, where they are known. */
export function withNames(
  hostConfig: Readonly<Record<string, unknown>>,
  nameOf: (id: string) => string | undefined,
): Readonly<Record<string, unknown>> {
  const named = new Map(tiedIdsOf(hostConfig).map((id) => [id, nameOf(id) ?? id]))
  const from = hostConfig['VolumesFrom']
  const shared = modes.flatMap((key) => {
    const mode = hostConfig[key]
    const name = typeof mode === 'string' && named.get(mode.slice(containerMode.length))
    return name ? [[key, `${containerMode}${name}`] as const] : []
  })
  return {
    ...hostConfig,
    ...Object.fromEntries(shared),
    ...(Array.isArray(from) && { VolumesFrom: from.map((entry) => withId(String(entry), named)) }),
  }
}

/** The ids that `withParentIds` kept in a container's labels; none for one that is tied to none. */
export const parentIdsOf = (all: Readonly<Record<string, string>>): readonly string[] =>
  (all[labels.sharesWith] ?? '').split(',').filter((id) => id !== '')
