import { parseGoDuration } from '#shared/format/go-duration.ts'
import type { ComposeHealthcheck, ComposePort, ComposeService } from '#shared/model/compose-project.ts'
import type { ContainerPayload } from './host-driver.ts'
import { hostIsolation } from './host-isolation.ts'
import { hostResources } from './host-resources.ts'
import { mountSettings } from './mount-settings.ts'
import type { NamesOnHost } from './names-on-host.ts'
import { networkKeysOf, networkSettings } from './network-settings.ts'

/**
 * The create payload of one container of a service, with no labels but the document's. Depends on nothing but its input;
 * what the document does not say is left out, so that the image's and the Engine's own defaults hold.
 *
 * Mapping: compose-spec service keys to the Engine API, ContainerCreate.
 */
export function containerPayload(serviceName: string, service: ComposeService, names: NamesOnHost): ContainerPayload {
  const { mode, endpoints } = networkSettings(serviceName, service, names)
  return {
    Image: service.image,
    ...(service.command && { Cmd: service.command }),
    ...(service.entrypoint && { Entrypoint: service.entrypoint }),
    ...(service.environment && { Env: environmentList(service.environment) }),
    ...(service.labels && { Labels: service.labels }),
    ...optionalRecord('ExposedPorts', exposedPorts(service)),
    ...(service.healthcheck && { Healthcheck: healthcheck(service.healthcheck) }),
    ...(service.hostname !== undefined && { Hostname: service.hostname }),
    ...(service.domainname !== undefined && { Domainname: service.domainname }),
    ...macAddress(service),
    ...(service.tty !== undefined && { Tty: service.tty }),
    ...(service.stdin_open !== undefined && { OpenStdin: service.stdin_open }),
    ...(service.platform !== undefined && { platform: service.platform }),
    ...(service.user !== undefined && { User: service.user }),
    ...(service.working_dir !== undefined && { WorkingDir: service.working_dir }),
    ...(service.stop_signal !== undefined && { StopSignal: service.stop_signal }),
    ...(service.stop_grace_period !== undefined && { StopTimeout: wholeSeconds(service.stop_grace_period) }),
    HostConfig: { ...hostConfig(service, names), ...mountSettings(service, names), NetworkMode: mode },
    networks: endpoints,
  }
}

const environmentList = (environment: Readonly<Record<string, string | null>>): readonly string[] =>
  Object.entries(environment)
    .map(([name, value]) => (value === null ? name : `${name}=${value}`))
    .sort()

const portKey = (port: ComposePort) => `${port.target}/${port.protocol}`

function exposedPorts(service: ComposeService): Record<string, Record<string, never>> {
  const published = (service.ports ?? []).map(portKey)
  const exposed = (service.expose ?? []).map((port) => (port.includes('/') ? port : `${port}/tcp`))
  return Object.fromEntries([...new Set([...published, ...exposed])].map((key) => [key, {}]))
}

function portBindings(ports: readonly ComposePort[]) {
  const bindings: Record<string, Array<{ HostIp: string; HostPort: string }>> = {}
  for (const port of ports) {
    const others = bindings[portKey(port)] ?? []
    bindings[portKey(port)] = [...others, { HostIp: port.host_ip ?? '', HostPort: port.published ?? '' }]
  }
  return bindings
}

const nanoseconds = (duration: string): number => Math.round((parseGoDuration(duration) ?? 0) * 1e6)

/** Rounded up: the Engine counts whole seconds, and a shorter grace than asked could lose data. */
const wholeSeconds = (duration: string): number => Math.ceil((parseGoDuration(duration) ?? 0) / 1000)

function healthcheck(check: ComposeHealthcheck): NonNullable<ContainerPayload['Healthcheck']> {
  if (check.disable) return { Test: ['NONE'] }
  return {
    ...(check.test && { Test: check.test }),
    ...(check.interval !== undefined && { Interval: nanoseconds(check.interval) }),
    ...(check.timeout !== undefined && { Timeout: nanoseconds(check.timeout) }),
    ...(check.start_period !== undefined && { StartPeriod: nanoseconds(check.start_period) }),
    ...(check.start_interval !== undefined && { StartInterval: nanoseconds(check.start_interval) }),
    ...(check.retries !== undefined && { Retries: check.retries }),
  }
}

function restartPolicy(restart: string) {
  const [name = 'no', count] = restart.split(':')
  return count === undefined ? { Name: name } : { Name: name, MaximumRetryCount: Number(count) }
}

/** `deploy.restart_policy` wins over `restart`, as in Compose. */
function restartPolicyOf({ restart, deploy }: ComposeService) {
  const policy = deploy?.restart_policy
  if (policy?.condition === undefined) return restart === undefined ? null : restartPolicy(restart)
  const name = policyNames.get(policy.condition) ?? policy.condition
  return policy.max_attempts === undefined || name !== 'on-failure'
    ? { Name: name }
    : { Name: name, MaximumRetryCount: policy.max_attempts }
}

const policyNames: ReadonlyMap<string, string> = new Map([
  ['none', 'no'],
  ['any', 'always'],
])

function hostConfig(service: ComposeService, names: NamesOnHost): Record<string, unknown> {
  const restart = restartPolicyOf(service)
  return {
    ...optionalRecord('PortBindings', portBindings(service.ports ?? [])),
    ...(restart && { RestartPolicy: restart }),
    ...(service.annotations && { Annotations: service.annotations }),
    ...hostResources(service),
    ...hostIsolation(service, names),
  }
}

/** The address in the main network. Before API 1.44 it is the only one that can be chosen. */
function macAddress(service: ComposeService) {
  const [main = ''] = networkKeysOf(service, { has: () => false })
  const address = service.mac_address ?? service.networks?.[main]?.mac_address
  return address === undefined ? {} : { MacAddress: address }
}

const optionalRecord = <Value extends object>(key: string, value: Value) =>
  Object.keys(value).length > 0 ? { [key]: value } : {}
