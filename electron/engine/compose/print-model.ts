import type { ComposeProject } from '#shared/model/compose-project.ts'

/**
 * A model as `docker compose config --format json` prints it: what is empty or has its zero value left out where Compose
 * leaves it out, `$` written `$$`, extension fields of the top level beside the others. Keys come by name, so that the
 * printed model, read again, prints the same text.
 */
export const printModel = ({ extensions, ...project }: ComposeProject): Record<string, unknown> => {
  const { name, services, ...sections } = project
  return byName({
    name: escapeText(name),
    services: mapValues(services, (service) => printService(service)),
    ...mapValues(filled(sections), (section, kind) =>
      mapValues(section, (resource) => print(kind === 'networks' ? { ipam: {}, ...resource } : resource, [kind, '*'])),
    ),
    ...mapValues(extensions ?? {}, printExtension),
  })
}

/** Compose's Go library keeps an empty list of an extension field as nil, which JSON writes as null. */
const printExtension = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(printExtension)
  return isRecord(value) ? mapValues(value, printExtension) : escapeDeep(value)
}

const byName = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  )

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  return isRecord(value) ? byName(value) : value
}

const printService = (service: ComposeProject['services'][string]): unknown => {
  const { scale, deploy, image, command, entrypoint, ...rest } = service
  const printed = print(rest, ['services', '*'])
  return {
    ...(isRecord(printed) ? printed : {}),
    ...(image && { image: escapeText(image) }),
    // These two are never left out: null keeps the image's own, an empty list clears it.
    command: escapeDeep(command),
    entrypoint: escapeDeep(entrypoint),
    ...(scale !== undefined && { scale }),
    ...(deploy && !isOnlyScale(deploy, scale) && { deploy: printDeploy(deploy) }),
  }
}

/** `scale` is kept in `deploy.replicas` as well; Compose prints no `deploy` that nobody gave. */
const isOnlyScale = (deploy: object, scale: number | undefined): boolean =>
  scale !== undefined && Object.keys(deploy).length === 1

const printDeploy = (deploy: object): unknown => ({
  resources: {},
  placement: {},
  ...asRecord(print(deploy, ['services', '*', 'deploy'])),
})

/** Fields that Compose prints whatever they hold; all others only where they are not empty, false or 0. */
const alwaysPrinted: ReadonlySet<string> = new Set([
  ...['attach', 'init', 'replicas', 'retries', 'parallelism', 'max_attempts', 'required', 'mode', 'enable_ipv6'],
  ...['value', 'kind', 'path', 'action', 'ipam', 'bind', 'volume', 'tmpfs', 'command', 'Path', 'Rate', 'Weight'],
])

/** Fields whose names are a person's own; their values are printed as they are. */
const ownNames: ReadonlySet<string> = new Set([
  ...['environment', 'labels', 'args', 'options', 'driver_opts', 'sysctls', 'storage_opt', 'annotations'],
  ...['additional_contexts', 'aux_addresses', 'networks', 'depends_on', 'ulimits'],
])

/** Fields that Docker Compose 2.26 takes but does not print. */
const neverPrinted: ReadonlySet<string> = new Set(['gw_priority', 'interface_name', 'ipam.options'])

const print = (value: unknown, path: readonly string[]): unknown => {
  if (typeof value === 'string') return escapeText(value)
  if (Array.isArray(value)) return value.map((item) => print(item, path))
  if (!isRecord(value)) return value
  if (path.at(-1) === 'ssh') return Object.entries(value).map(printSshKey)
  const keepAll = ownNames.has(path.at(-1) ?? '') && path.length > 2
  const pairs = Object.entries(value)
    .filter(([key, item]) => keepAll || isPrinted(key, item, path.at(-1) ?? ''))
    .map(([key, item]) => [key, print(item, [...path, keepAll ? '*' : key])] as const)
  return Object.fromEntries(pairs)
}

/** Sizes, which are text here and numbers in Compose: 0 is no limit, and left out. */
const sizes: ReadonlySet<string> = new Set([
  'mem_limit',
  'mem_reservation',
  'memswap_limit',
  'shm_size',
  'size',
  'memory',
])

const printSshKey = ([id, path]: readonly [string, unknown]): string => (path === null ? id : `${id}=${path}`)

const isPrinted = (key: string, value: unknown, within: string): boolean => {
  if (value === undefined || neverPrinted.has(key) || neverPrinted.has(`${within}.${key}`)) return false
  if (value === '0' && sizes.has(key)) return false
  if (value === '0s' && (within === 'update_config' || within === 'rollback_config')) return false
  return alwaysPrinted.has(key) || !isEmpty(value)
}

const isEmpty = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) ? Object.keys(value).length === 0 : !value
}

/** Sections that have something in them. */
const filled = <T extends object>(sections: T): Record<string, Record<string, object>> =>
  Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section ?? {}).length > 0))

const escapeText = (text: string): string => text.replaceAll('$', '$$$$')

const escapeDeep = (value: unknown): unknown => {
  if (typeof value === 'string') return escapeText(value)
  if (Array.isArray(value)) return value.map(escapeDeep)
  return isRecord(value) ? mapValues(value, escapeDeep) : value
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

const mapValues = <T>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
