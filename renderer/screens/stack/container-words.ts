import type { HealthProbe } from '#shared/model/container-detail.ts'
import type { VersionChange } from '#shared/model/version.ts'

const verbs = { added: 'was added', removed: 'was removed', changed: 'changed' } as const

/** `web changed: image, environment.MODE`. */
export function changeWords({ kind, name, change, fields }: VersionChange): string {
  const what = kind === 'service' ? name : `the ${kind} ${name}`
  return `${what} ${verbs[change]}${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`
}

/** `passed in 0.1 s`, `failed with 1 after 3.0 s`. */
export function probeWords({ exitCode, startedAt, endedAt }: HealthProbe): string {
  const seconds = (Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)
  return exitCode === 0 ? `passed in ${seconds} s` : `failed with ${exitCode} after ${seconds} s`
}
