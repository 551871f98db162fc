import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { AdoptedContainer, EngineHealthcheck, ProcessConfiguration } from './adopted-container.ts'
import type { ContainerPayload } from './host-driver.ts'

/**
 * Keys of a service in which a container differs from what its payload asks, as far as its process goes: what the payload
 * leaves out is what the image sets. By the names that the document uses.
 */
export const processDifferences = (payload: ContainerPayload, found: AdoptedContainer): readonly string[] => [
  ...entryDifferences(
    'environment',
    environmentOf(wantedEnvironment(payload, found.defaults)),
    foundEnvironment(found),
  ),
  ...entryDifferences(
    'labels',
    { ...found.defaults.labels, ...withoutTools(payload.Labels ?? {}) },
    withoutTools(found.labels),
  ),
  ...Object.entries(comparisons(payload, found)).flatMap(([field, [wanted, there]]) =>
    canonicalJson(wanted) === canonicalJson(there) ? [] : [field],
  ),
]

type Pair = readonly [wanted: unknown, found: unknown]

const comparisons = (payload: ContainerPayload, found: AdoptedContainer): Readonly<Record<string, Pair>> => ({
  command: [wantedCommand(payload, found.defaults), found.cmd],
  entrypoint: [withoutBlank(payload.Entrypoint ?? found.defaults.entrypoint), withoutBlank(found.entrypoint)],
  expose: [wantedPorts(payload, found.defaults), portKeys(found.exposedPorts)],
  healthcheck: [wantedHealthcheck(payload, found.defaults), comparable(found.healthcheck)],
  user: [payload.User ?? found.defaults.user, found.user],
  working_dir: [folder(payload.WorkingDir ?? found.defaults.workingDir), folder(found.workingDir)],
  stop_signal: [signal(payload.StopSignal ?? found.defaults.stopSignal), signal(found.stopSignal)],
  stop_grace_period: [grace(payload.StopTimeout), grace(found.stopTimeout)],
  tty: [payload.Tty ?? false, found.tty],
  stdin_open: [payload.OpenStdin ?? false, found.openStdin],
  mac_address: [(payload.MacAddress ?? '').toLowerCase(), macAddressOf(payload, found)],
})

/** The one it was made with. From API 1.44 on it belongs to the endpoint, which has one that nobody asked for as well. */
function macAddressOf({ MacAddress = '' }: ContainerPayload, { macAddress, endpoints }: AdoptedContainer): string {
  const asked = MacAddress.toLowerCase()
  const isThere = Object.values(endpoints).some((endpoint) => endpoint.macAddress.toLowerCase() === asked)
  return asked !== '' && isThere ? asked : macAddress.toLowerCase()
}

/** Compose and the command line of Docker give a container the proxies of the user's configuration. */
const proxies = /^(https?|ftp|all|no)_proxy$/i

const environmentOf = (entries: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    entries.flatMap((entry) => {
      const equals = entry.indexOf('=')
      return equals < 0 ? [] : [[entry.slice(0, equals), entry.slice(equals + 1)]]
    }),
  )

/** A name without a value takes the image's away. */
const wantedEnvironment = ({ Env = [] }: ContainerPayload, { env }: ProcessConfiguration): readonly string[] => {
  const named = new Set(Env.map((entry) => entry.split('=')[0]))
  return [...env.filter((entry) => !named.has(entry.split('=')[0])), ...Env]
}

const foundEnvironment = (found: AdoptedContainer): Record<string, string> => environmentOf(found.env)

/** Names of map entries that differ, as `field.name`. */
function entryDifferences(
  field: string,
  wanted: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): readonly string[] {
  const isProxy = (name: string) => field === 'environment' && proxies.test(name) && wanted[name] === undefined
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
    .filter((name) => wanted[name] !== found[name] && !isProxy(name))
    .sort()
    .map((name) => `${field}.${name}`)
}

/** Labels of Stackwright, of Compose and of Docker Desktop say who made it, not what it is. */
const withoutTools = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels).filter(
      ([name]) => !/^(io\.stackwright\.|com\.docker\.compose\.|desktop\.docker\.io\/)/.test(name),
    ),
  )

/** An entrypoint of its own takes the image's command away (moby, `daemon/commit.go`, merge). */
const wantedCommand = (
  { Cmd, Entrypoint = [] }: ContainerPayload,
  defaults: ProcessConfiguration,
): readonly string[] => {
  if (Cmd !== undefined && Cmd.length > 0) return Cmd
  return Entrypoint.length > 0 ? [] : defaults.cmd
}

/** One empty word is how clients write that there is none. */
const withoutBlank = (words: readonly string[]): readonly string[] =>
  words.length === 1 && words[0] === '' ? [] : words

const wantedPorts = ({ ExposedPorts = {} }: ContainerPayload, { exposedPorts }: ProcessConfiguration) =>
  portKeys([...Object.keys(ExposedPorts), ...exposedPorts])

/** Compose writes `expose` without its protocol. */
const portKeys = (ports: readonly string[]): readonly string[] =>
  [...new Set(ports.map((port) => (port.includes('/') ? port : `${port}/tcp`)))].sort()

/** What a check leaves open is the image's (moby, `daemon/commit.go`, merge). */
function wantedHealthcheck({ Healthcheck }: ContainerPayload, { healthcheck }: ProcessConfiguration) {
  if (Healthcheck === undefined) return comparable(healthcheck)
  return comparable({
    test: Healthcheck.Test?.length ? Healthcheck.Test : (healthcheck?.test ?? []),
    interval: Healthcheck.Interval || healthcheck?.interval || 0,
    timeout: Healthcheck.Timeout || healthcheck?.timeout || 0,
    startPeriod: Healthcheck.StartPeriod || healthcheck?.startPeriod || 0,
    startInterval: Healthcheck.StartInterval || healthcheck?.startInterval || 0,
    retries: Healthcheck.Retries || healthcheck?.retries || 0,
  })
}

/** The times of a check that is switched off mean nothing. */
const comparable = (check: EngineHealthcheck | null): unknown =>
  check === null || check.test.length === 0 ? null : check.test[0] === 'NONE' ? 'NONE' : check

const folder = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path === '' ? '/' : path)

const signal = (name: string): string => (name === '' ? 'SIGTERM' : name.toUpperCase().replace(/^(?!SIG|\d)/, 'SIG'))

/** The Engine's default is ten seconds. */
const grace = (seconds: number | null | undefined): number => seconds ?? 10
