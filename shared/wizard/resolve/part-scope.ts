import type { OptionValue } from '../answers.ts'
import { plain } from './rendered-text.ts'
import type { ResolvedConnection, ResolvedPart, ResolvedStack } from './resolved-stack.ts'
import { renderTemplate, type Scope, type ScopeValue } from './template.ts'

/** What the templates of a part can name. `fragments` are filled in by the caller. */
export const partScope = (
  resolved: ResolvedPart,
  { stackName }: Pick<ResolvedStack, 'stackName'>,
  fragments: ReadonlyMap<string, ScopeValue> = new Map(),
): Scope => {
  const { part, version } = resolved
  const groups: Readonly<Record<string, (field: string) => ScopeValue | undefined>> = {
    option: (id) => optionValue(resolved, id),
    port: (id) => plain(String(resolved.ports.find(({ entry }) => entry.id === id)?.container ?? '')),
    part: (field) => (field === 'name' || field === 'host' ? plain(part.name) : undefined),
    stack: (field) => (field === 'name' ? plain(stackName) : undefined),
    version: (field) => plain(versionField(version, field)),
    fragments: (slot) => fragments.get(slot),
  }
  return (group, field) => (Object.hasOwn(groups, group) ? groups[group]?.(field) : undefined)
}

const versionField = ({ tag, release, id }: ResolvedPart['version'], field: string): string => {
  const [major = '', minor = ''] = release.split('.')
  const fields: Readonly<Record<string, string>> = { tag, release, id, major, minor: `${major}.${minor}` }
  return fields[field] ?? ''
}

const optionValue = (resolved: ResolvedPart, id: string): ScopeValue | undefined => {
  const found = resolved.options.get(id)
  if (!found) return undefined
  if (found.option.kind !== 'secret') return scopeValue(found.value)
  const variable = resolved.secrets.get(id)
  return variable === undefined ? [] : [{ secret: variable }]
}

const scopeValue = (value: OptionValue): ScopeValue => {
  if (Array.isArray(value)) return { list: value }
  if (typeof value !== 'object') return plain(String(value))
  return 'secret' in value ? [] : { map: value }
}

/** What the templates of a way can name: all that the consumer's can, the provider and its facts, and what was chosen for the line. */
export const connectionScope = (resolved: ResolvedConnection, stack: Pick<ResolvedStack, 'stackName'>): Scope => {
  const own = partScope(resolved.consumer, stack)
  const theirs = partScope(resolved.provider, stack)
  const { provision, provider, options } = resolved
  const providerField = (field: string): ScopeValue | undefined => {
    if (field === 'host' || field === 'name') return plain(provider.part.name)
    if (field === 'port') return theirs('port', provision.port)
    const fact = Object.hasOwn(provision.facts, field) ? provision.facts[field] : undefined
    return fact === undefined ? undefined : renderTemplate(fact, theirs)
  }
  return (group, field) => {
    if (group === 'provider') return providerField(field)
    if (group !== 'connection') return own(group, field)
    const chosen = options.get(field)?.value
    return chosen === undefined ? undefined : scopeValue(chosen)
  }
}
