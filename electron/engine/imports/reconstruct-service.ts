import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { AdoptedContainer } from '../reconcile/adopted-container.ts'

type Fields = Record<string, unknown>

/** What a service says of its process, less what the image sets. */
export function processFields(found: AdoptedContainer, containerId: string): Fields {
  const { defaults } = found
  const hasEntrypoint = canonicalJson(found.entrypoint) !== canonicalJson(defaults.entrypoint)
  const hasCommand = hasEntrypoint ? found.cmd.length > 0 : canonicalJson(found.cmd) !== canonicalJson(defaults.cmd)
  const given = (value: string, standard: string) => (value === standard ? undefined : value)
  return filled({
    entrypoint: hasEntrypoint ? found.entrypoint : undefined,
    command: hasCommand ? found.cmd : undefined,
    environment: environmentOf(found),
    labels: labelsOf(found),
    user: given(found.user, defaults.user),
    working_dir: given(found.workingDir, defaults.workingDir),
    stop_signal: given(found.stopSignal, defaults.stopSignal),
    stop_grace_period: found.stopTimeout === null ? undefined : `${found.stopTimeout}s`,
    tty: found.tty || undefined,
    stdin_open: found.openStdin || undefined,
    hostname: hostnameOf(found, containerId),
    domainname: given(found.domainname, ''),
    mac_address: given(found.macAddress, ''),
    healthcheck: healthcheckOf(found),
  })
}

/** Entries that say nothing are left out. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isNothing(value)))

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

function environmentOf({ env, defaults }: AdoptedContainer): Fields {
  const standard = new Set(defaults.env)
  return Object.fromEntries(
    env
      .filter((entry) => !standard.has(entry) && entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
}

const labelsOf = ({ labels, defaults }: AdoptedContainer): Fields =>
  Object.fromEntries(
    Object.entries(labels).filter(
      ([name, value]) =>
        !/^(com\.docker\.compose\.|desktop\.docker\.io\/)/.test(name) && defaults.labels[name] !== value,
    ),
  )

function hostnameOf({ hostname, hostConfig }: AdoptedContainer, containerId: string): string | undefined {
  const mode = String(hostConfig['NetworkMode'] ?? '')
  if (mode === 'host' || mode.startsWith('container:')) return undefined
  return hostname === '' || hostname === containerId.slice(0, 12) ? undefined : hostname
}

function healthcheckOf({ healthcheck, defaults }: AdoptedContainer): Fields | undefined {
  if (healthcheck === null || canonicalJson(healthcheck) === canonicalJson(defaults.healthcheck)) return undefined
  if (healthcheck.test[0] === 'NONE') return { disable: true }
  const time = (nanoseconds: number) => (nanoseconds > 0 ? `${nanoseconds / 1e6}ms` : undefined)
  return filled({
    test: healthcheck.test,
    interval: time(healthcheck.interval),
    timeout: time(healthcheck.timeout),
    start_period: time(healthcheck.startPeriod),
    start_interval: time(healthcheck.startInterval),
    retries: healthcheck.retries || undefined,
  })
}
