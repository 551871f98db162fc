import type { ComposeService } from '#shared/model/compose-project.ts'
import type { DecodedService } from './decode/service.ts'
import type { Lookup } from './interpolate/template.ts'
import { type NamedFilesContext, readNamedFile } from './read-named-file.ts'

type Texts = Readonly<Record<string, string | null>>

/**
 * The environment of a service, sorted by name: its env files in order, a later one over an earlier, `environment` over
 * all. A name without a value takes the document's variable, and stays null where there is none, which removes the
 * image's value. undefined where nothing is given at all.
 */
export const resolveEnvironment = (
  name: string,
  service: DecodedService,
  context: NamedFilesContext,
): Texts | undefined => {
  if (!service.environment && !service.env_file) return undefined
  const own = resolveNames(service.environment ?? {}, context.lookup)
  const fromFiles = new Map<string, string>()
  const seen: Lookup = (key) => context.lookup(key) ?? valueIn(own, key) ?? fromFiles.get(key)
  for (const file of service.env_file ?? []) {
    const asked = { service: name, key: 'env_file', file, seen } as const
    for (const [key, value] of readNamedFile(asked, context)) fromFiles.set(key, value)
  }
  return sorted([...fromFiles, ...Object.entries(own)])
}

/** The labels of a service: its label files in order, `labels` over all. undefined where nothing is given at all. */
export const resolveLabels = (
  name: string,
  service: DecodedService,
  context: NamedFilesContext,
): ComposeService['labels'] => {
  if (!service.label_file) return service.labels
  const all = new Map<string, string>()
  for (const file of service.label_file) {
    const asked = { service: name, key: 'label_file', file, seen: (key: string) => all.get(key) } as const
    for (const [key, value] of readNamedFile(asked, context)) all.set(key, value)
  }
  return sorted([...all, ...Object.entries(service.labels ?? {})])
}

/** The build of a service, its arguments without a value taken from the document's variables or left out. */
export const resolveBuild = (service: DecodedService, lookup: Lookup): ComposeService['build'] => {
  const { build } = service
  if (!build?.args) return build
  const known = Object.entries(resolveNames(build.args, lookup)).filter(([, value]) => value !== null)
  return { ...build, args: Object.fromEntries(known) }
}

const sorted = <T>(pairs: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...new Map(pairs)].sort(([a], [b]) => (a < b ? -1 : 1)))

const valueIn = (environment: Texts, key: string): string | undefined =>
  Object.hasOwn(environment, key) ? (environment[key] ?? undefined) : undefined

const resolveNames = (environment: Texts, lookup: Lookup): Texts =>
  Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, value ?? lookup(key) ?? null]))
