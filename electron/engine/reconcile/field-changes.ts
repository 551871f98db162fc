import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'

/** Keys whose change leaves a container as it is. */
const withoutEffect: ReadonlySet<string> = new Set([
  ...['depends_on', 'profiles', 'scale', 'attach', 'develop', 'build', 'pull_policy'],
])
/** Maps that a person changes entry by entry. */
const byEntry: ReadonlySet<string> = new Set(['environment', 'labels', 'networks', 'healthcheck'])

/** Keys of a service that differ, as the document names them: `image`, `environment.MODE`. By name. */
export function fieldChanges(before: ComposeService, after: ComposeService): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => !(withoutEffect.has(key) || same(comparable(key, old.get(key)), comparable(key, now.get(key)))))
    .flatMap((key) => (byEntry.has(key) ? entryChanges(key, old.get(key), now.get(key)) : [key]))
    .sort()
}

/** Files of both versions whose bytes differ; one that only one of them has shows as its key of the service. */
export const digestChanges = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([name, digest]) => (before.has(name) && before.get(name) !== digest ? [name] : [])).sort()

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null)

/** The number of replicas says how many containers there are, not what one is. */
const comparable = (key: string, value: unknown): unknown =>
  key === 'deploy' && isRecord(value) ? { ...value, replicas: undefined } : value

function entryChanges(key: string, before: unknown, after: unknown): string[] {
  const old = isRecord(before) ? before : {}
  const now = isRecord(after) ? after : {}
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  // Presence counts: an entry that is there without a value is not an absent one.
  return [...names]
    .filter((name) => name in old !== name in now || !same(old[name], now[name]))
    .map((name) => `${key}.${name}`)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
