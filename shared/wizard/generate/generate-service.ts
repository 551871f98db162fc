import { connectionSubject, partSubject } from '../../rules/subjects.ts'
import { connectionScope, partScope } from '../resolve/part-scope.ts'
import { composeText } from '../resolve/rendered-text.ts'
import type { ResolvedConnection, ResolvedPart, ResolvedStack } from '../resolve/resolved-stack.ts'
import { renderTemplate, type Scope } from '../resolve/template.ts'
import { memoryLimit } from './memory-limit.ts'
import { connectionsOf, type ServiceVariable, secretName } from './service-environment.ts'
import type { ServiceFile } from './service-files.ts'
import { mountsOf } from './service-mounts.ts'
import { bare, list, map, scalar, words, type YamlEntry } from './yaml-lines.ts'

/** What a service is made from. */
export interface ServiceInput {
  readonly resolved: ResolvedPart
  readonly stack: ResolvedStack
  readonly variables: readonly ServiceVariable[]
  readonly files: readonly ServiceFile[]
}

/** The compose service of a part, key by key in the order in which people read one. */
export const generateService = (input: ServiceInput): readonly YamlEntry[] => {
  const { resolved, stack } = input
  const scope = partScope(resolved, stack)
  return [
    { key: 'image', value: scalar(resolved.image), from: partSubject(resolved.part.name, imageField(resolved)) },
    ...processEntries(resolved, scope),
    ...environmentEntries(input),
    ...secretEntries(input),
    ...configEntries(input),
    ...mountEntries(input, scope),
    ...portEntries(resolved),
    ...dependencyEntries(input),
    ...healthEntries(resolved, scope),
    ...networkEntries(resolved),
    ...labelEntries(input, scope),
    ...limitEntries(resolved),
  ]
}

const imageField = ({ part }: ResolvedPart): string => (part.image === null ? 'version' : 'image')

const processEntries = (resolved: ResolvedPart, scope: Scope): readonly YamlEntry[] => {
  const { service } = resolved.component
  const said = (template: string) => composeText(renderTemplate(template, scope))
  const command = service.command
    .flatMap((word) => (typeof word === 'string' ? [word] : resolved.holds(word.when) ? [word.text] : []))
    .map(said)
  return [
    ...when(service.hostname, (name) => ({ key: 'hostname', value: scalar(said(name)) })),
    ...when(service.user, (user) => ({ key: 'user', value: scalar(user) })),
    ...when(service.workingDir, (folder) => ({ key: 'working_dir', value: scalar(folder) })),
    ...flag('init', service.init),
    ...flag('privileged', service.privileged),
    ...when(service.pid, (pid) => ({ key: 'pid', value: scalar(pid) })),
    ...filled('entrypoint', service.entrypoint.map(said)),
    ...filled('command', command),
    { key: 'restart', value: scalar(resolved.part.restart) },
    ...when(service.stopGracePeriod, (period) => ({ key: 'stop_grace_period', value: scalar(period) })),
    ...when(service.shmSize, (size) => ({ key: 'shm_size', value: scalar(size) })),
  ]
}

const when = <Value>(value: Value | undefined, entry: (value: Value) => YamlEntry): readonly YamlEntry[] =>
  value === undefined ? [] : [entry(value)]

const flag = (key: string, value: boolean): readonly YamlEntry[] => (value ? [{ key, value: bare(true) }] : [])

const filled = (key: string, items: readonly string[]): readonly YamlEntry[] =>
  items.length > 0 ? [{ key, value: words(items) }] : []

const environmentEntries = ({ variables }: ServiceInput): readonly YamlEntry[] =>
  variables.length === 0
    ? []
    : [
        {
          key: 'environment',
          value: map(
            variables.map(({ name, value, about, from }) => ({
              key: name,
              value: scalar(composeText(value)),
              comment: about,
              from,
            })),
          ),
        },
      ]

/** Secrets that are given as files, each once. */
export const secretFilesOf = (variables: readonly ServiceVariable[]): readonly string[] => [
  ...new Set(variables.flatMap(({ secretFile }) => secretFile ?? [])),
]

const secretEntries = ({ variables }: ServiceInput): readonly YamlEntry[] => {
  const names = secretFilesOf(variables)
  return names.length === 0
    ? []
    : [{ key: 'secrets', value: list(names.map((name) => ({ value: scalar(secretName(name)) }))) }]
}

const configEntries = ({ files }: ServiceInput): readonly YamlEntry[] =>
  files.length === 0
    ? []
    : [
        {
          key: 'configs',
          value: list(
            files.map(({ name, path, from }) => ({
              from,
              value: map([
                { key: 'source', value: scalar(name) },
                { key: 'target', value: scalar(path) },
              ]),
            })),
          ),
        },
      ]

const mountEntries = ({ resolved, stack }: ServiceInput, scope: Scope): readonly YamlEntry[] => {
  const mounts = mountsOf(resolved, stack, scope)
  return mounts.length === 0
    ? []
    : [
        {
          key: 'volumes',
          value: list(mounts.map(({ text, about, from }) => ({ value: scalar(text), comment: about, from }))),
        },
      ]
}

const portEntries = ({ part, ports }: ResolvedPart): readonly YamlEntry[] => {
  const published = ports.flatMap(({ entry, container, publication }) => {
    if (!publication) return []
    const address = publication.address === '0.0.0.0' ? '' : `${hostAddress(publication.address)}:`
    const protocol = entry.protocol === 'udp' ? '/udp' : ''
    const text = `${address}${publication.port}:${container}${protocol}`
    return [{ value: scalar(text), comment: entry.title, from: partSubject(part.name, `ports.${entry.id}`) }]
  })
  return published.length === 0 ? [] : [{ key: 'ports', value: list(published) }]
}

/** IPv6 addresses stand in brackets (compose-spec, ports, short syntax). */
const hostAddress = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const dependencyEntries = ({ resolved, stack }: ServiceInput): readonly YamlEntry[] => {
  const awaited = new Map<string, ResolvedConnection>()
  for (const one of connectionsOf(resolved, stack)) {
    const { connection, way, provider } = one
    if (connection.waits && way.waits && provider !== resolved) awaited.set(provider.part.name, one)
  }
  if (awaited.size === 0) return []
  const entries = [...awaited].map(([key, { provider, connection }]) => ({
    key,
    from: connectionSubject(connection),
    value: map([{ key: 'condition', value: scalar(conditionFor(provider)) }]),
  }))
  return [{ key: 'depends_on', value: map(entries) }]
}

const conditionFor = ({ part, health }: ResolvedPart): string => {
  const checked = part.health.kind === 'command' || (part.health.kind === 'catalogue' && health !== null)
  return checked ? 'service_healthy' : 'service_started'
}

const healthEntries = ({ part, health }: ResolvedPart, scope: Scope): readonly YamlEntry[] => {
  const from = partSubject(part.name, 'health')
  if (part.health.kind === 'none') {
    const inImage = health !== null && health.test.length === 0
    return inImage ? [{ key: 'healthcheck', from, value: map([{ key: 'disable', value: bare(true) }]) }] : []
  }
  const timing = health ?? { interval: '10s', timeout: '5s', retries: 5, startPeriod: '10s', test: [] }
  const own = part.health.kind === 'command' ? ['CMD-SHELL', part.health.command.replaceAll('$', '$$$$')] : null
  const test = own ?? timing.test.map((word) => composeText(renderTemplate(word, scope)))
  if (test.length === 0) return []
  const value = map([
    { key: 'test', value: words(test) },
    { key: 'interval', value: scalar(timing.interval) },
    { key: 'timeout', value: scalar(timing.timeout) },
    { key: 'retries', value: bare(timing.retries) },
    { key: 'start_period', value: scalar(timing.startPeriod) },
  ])
  return [{ key: 'healthcheck', value, from }]
}

const networkEntries = ({ part }: ResolvedPart): readonly YamlEntry[] =>
  part.networks.length === 0
    ? []
    : [
        {
          key: 'networks',
          value: list([...new Set(part.networks)].map((name) => ({ value: scalar(name) }))),
          from: partSubject(part.name, 'networks'),
        },
      ]

const labelEntries = ({ resolved, stack }: ServiceInput, scope: Scope): readonly YamlEntry[] => {
  const own = resolved.component.service.labels
    .filter((label) => resolved.holds(label.when))
    .map(({ name, value }) => ({ name, value, scope, from: partSubject(resolved.part.name, 'component') }))
  const given = stack.connections
    .filter(({ provider }) => provider === resolved)
    .flatMap((one) =>
      one.way.providerLabels
        .filter((label) => one.consumer.holds(label.when))
        .map(({ name, value }) => ({
          name,
          value,
          scope: connectionScope(one, stack),
          from: connectionSubject(one.connection),
        })),
    )
  const entries = [...own, ...given].map(({ name, value, scope: at, from }) => ({
    key: composeText(renderTemplate(name, at)),
    value: scalar(composeText(renderTemplate(value, at))),
    from,
  }))
  const each = [...new Map(entries.map((entry) => [entry.key, entry])).values()]
  return each.length === 0 ? [] : [{ key: 'labels', value: map(each) }]
}

const limitEntries = (resolved: ResolvedPart): readonly YamlEntry[] => {
  const { part, component } = resolved
  const memory = memoryLimit(resolved)
  const ulimits = Object.entries(component.service.ulimits)
  return [
    ...when(memory ?? undefined, (limit) => ({
      key: 'mem_limit',
      value: scalar(limit),
      from: partSubject(part.name, 'memory'),
    })),
    ...when(part.cpus, (cpus) => ({ key: 'cpus', value: bare(cpus), from: partSubject(part.name, 'cpus') })),
    ...(ulimits.length === 0
      ? []
      : [{ key: 'ulimits', value: map(ulimits.map(([key, value]) => ({ key, value: bare(value) }))) }]),
  ]
}
