import { didYouMean } from '../decode/did-you-mean.ts'
import { mergeService } from '../merge/merge-files.ts'
import { isNull, type MapNode, type SourceNode, valueAt } from '../source/source-node.ts'
import { type Assembling, failAt, takeFile } from './assembling.ts'
import { folderOf, readComposeFile } from './read-compose-file.ts'

/**
 * A file with the `extends` of its services carried out: each service merged onto the one it extends, by the rules for
 * files. A base in another file is taken from that file as it is, its paths seen from the document's folder.
 *
 * Order and rules: compose-go, `loader/extends.go`.
 */
export const applyExtends = (root: SourceNode, file: string, assembling: Assembling): SourceNode => {
  const services = valueAt(root, 'services')
  if (root.kind !== 'map' || services?.kind !== 'map' || !usesExtends(services)) return root
  const scope: Scope = { file, services, done: new Map(), others: new Map(), assembling }
  const entries = [...services.entries].map(
    ([name, entry]) => [name, { ...entry, value: resolve(scope, name, entry.value, []) }] as const,
  )
  const section = root.entries.get('services')
  const value = { ...services, entries: new Map(entries) }
  return section ? { ...root, entries: new Map(root.entries).set('services', { ...section, value }) } : root
}

const usesExtends = (services: MapNode): boolean =>
  [...services.entries.values()].some((entry) => valueAt(entry.value, 'extends') !== undefined)

/** The services of one file, with those that are resolved already. */
interface Scope {
  readonly file: string
  readonly services: MapNode
  readonly done: Map<string, SourceNode>
  /** The scopes of the files that this document extends from, shared by all. */
  readonly others: Map<string, Scope>
  readonly assembling: Assembling
}

/** Longer chains are nobody's; each link is a level of recursion. */
const maxChain = 100

const resolve = (scope: Scope, name: string, service: SourceNode, trail: readonly string[]): SourceNode => {
  const known = scope.done.get(name)
  if (known) return known
  const resolved = extend(scope, name, service, [...trail, `${name} in ${scope.file}`])
  scope.done.set(name, resolved)
  return resolved
}

const extend = (scope: Scope, name: string, service: SourceNode, trail: readonly string[]): SourceNode => {
  const extending = valueAt(service, 'extends')
  if (service.kind !== 'map' || extending === undefined) return service
  const own = withoutExtends(service)
  const base = baseOf(scope, name, extending, trail)
  if (!base || isNull(base)) return own
  const merged = mergeService(base, own, scope.assembling.problems)
  scope.assembling.budget.values -= measure(merged)
  if (scope.assembling.budget.values >= 0) return merged
  fail(scope, name, extending, 'too-large', 'Written out, what services extend here is more than any real document.')
  return own
}

const withoutExtends = (service: MapNode): MapNode => {
  const entries = new Map(service.entries)
  entries.delete('extends')
  return { ...service, entries }
}

const fail = (scope: Scope, name: string, node: SourceNode, rule: string, message: string): undefined =>
  failAt(scope.assembling, node, { rule, message, path: ['services', name, 'extends'] })

const baseOf = (
  scope: Scope,
  name: string,
  extending: SourceNode,
  trail: readonly string[],
): SourceNode | undefined => {
  const service = extending.kind === 'map' ? valueAt(extending, 'service') : extending
  if (service?.kind !== 'scalar' || isNull(service)) {
    return fail(scope, name, extending, 'extends', 'extends takes the name of a service, or service and file.')
  }
  const there = scopeOf(scope, name, valueAt(extending, 'file'))
  const base = there && valueAt(there.services, service.text)
  if (!there) return undefined
  if (!base) {
    const hint = didYouMean(service.text, there.services.entries.keys())
    const message = `${name} extends ${service.text}, which is not a service of ${there.file}.${hint}`
    return fail(scope, name, service, 'undefined-service', message)
  }
  const next = `${service.text} in ${there.file}`
  if (trail.includes(next)) {
    const cycle = [...trail.slice(trail.indexOf(next)), next].join(' -> ')
    return fail(scope, name, extending, 'extends-cycle', `These services extend each other: ${shorten(cycle)}.`)
  }
  if (trail.length >= maxChain) {
    return fail(scope, name, extending, 'too-large', `Services extend each other over more than ${maxChain} levels.`)
  }
  return resolve(there, service.text, base, trail)
}

const shorten = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}...` : text)

/** Where the base is: in the same file, or in the one that is named. */
const scopeOf = (scope: Scope, name: string, file: SourceNode | undefined): Scope | undefined => {
  if (!file || isNull(file)) return scope
  const path = ['services', name, 'extends', 'file']
  if (file.kind !== 'scalar') {
    return failAt(scope.assembling, file, { rule: 'extends', message: 'file takes a path.', path })
  }
  const known = scope.others.get(file.text)
  if (known) return known
  const found = takeFile(scope.assembling, file, { named: file.text, path })
  const root = found && readComposeFile(found, folderOf(found.path), scope.assembling)
  const services = valueAt(root ?? undefined, 'services')
  if (found && services?.kind === 'map') return remember(scope, file.text, { ...scope, file: found.path, services })
  if (!found) return undefined
  return failAt(scope.assembling, file, { rule: 'extends', message: `${found.path} has no services.`, path })
}

const remember = (scope: Scope, path: string, other: Omit<Scope, 'done'>): Scope => {
  const there = { ...other, done: new Map<string, SourceNode>() }
  scope.others.set(path, there)
  return there
}

const measure = (node: SourceNode): number => {
  if (node.kind === 'scalar') return 1
  const children = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.value)
  return children.reduce((sum, child) => sum + measure(child), 1)
}
