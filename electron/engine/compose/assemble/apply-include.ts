import { plainValue } from '../decode/plain-value.ts'
import { parseDotenv } from '../dotenv/parse-dotenv.ts'
import type { Lookup } from '../interpolate/template.ts'
import { mergeFiles } from '../merge/merge-files.ts'
import { isNull, type MapEntry, type MapNode, type SourceNode, textNode, valueAt } from '../source/source-node.ts'
import { applyExtends } from './apply-extends.ts'
import { type Assembling, type FoundFile, failAt, takeFile } from './assembling.ts'
import { folderOf, readParts } from './read-compose-file.ts'
import { readInclude, type WrittenInclude } from './read-include.ts'

/**
 * A file with what it includes copied in: each included project is put together on its own, with its own folder and its
 * own `.env` below the variables of this document. The same name in both is an error unless both say the same.
 *
 * Order and rules: compose-go, `loader/include.go`.
 */
export const applyInclude = (root: SourceNode, file: string, assembling: Assembling): SourceNode => {
  const written = valueAt(root, 'include')
  if (root.kind !== 'map' || written === undefined) return root
  const entries = new Map(root.entries)
  entries.delete('include')
  const own: MapNode = { ...root, entries }
  if (isNull(written)) return own
  const within = { ...assembling, trail: [...assembling.trail, assembling.inDocument(file) ?? file] }
  return readInclude(written, within).reduce((model, include) => {
    const imported = loadIncluded(include, within)
    return imported ? importInto(model, imported, within) : model
  }, own)
}

const loadIncluded = (include: WrittenInclude, assembling: Assembling): SourceNode | null => {
  const files = include.paths.flatMap((node) => {
    const found = takeFile(assembling, node, { named: node.text, path: ['include'] })
    return found && !isCycle(found, node, assembling) ? [found] : []
  })
  const [main] = files
  if (!main || files.length < include.paths.length) return null
  const folder = include.projectDirectory ?? folderOf(main.path)
  const within = { ...assembling, lookup: lookupOf(include, folder, assembling) }
  const parts = files.flatMap((file) =>
    readParts(file, folder, within).map((part) =>
      applyInclude(applyExtends(handOn(part, within.lookup), file.path, within), file.path, within),
    ),
  )
  return mergeFiles(parts, assembling.problems)
}

const isCycle = (file: FoundFile, node: SourceNode, assembling: Assembling): boolean => {
  if (!assembling.trail.includes(file.path)) return false
  const trail = [...assembling.trail.slice(assembling.trail.indexOf(file.path)), file.path].join(' -> ')
  failAt(assembling, node, { rule: 'include-cycle', message: `These files include each other: ${trail}.`, path: [] })
  return true
}

/** The variables of the document, and below them those of the include's own env files or of the `.env` in its folder. */
const lookupOf = (include: WrittenInclude, folder: string, assembling: Assembling): Lookup => {
  const values = new Map<string, string>()
  const lookup: Lookup = (key) => assembling.lookup(key) ?? values.get(key)
  const own = folder === '' ? undefined : assembling.find(`${folder}/.env`)
  const files = include.envFiles
    ? include.envFiles.flatMap((node) => takeFile(assembling, node, { named: node.text, path: ['include'] }) ?? [])
    : own
      ? [own]
      : []
  for (const file of files) {
    const read = parseDotenv(file.content, lookup)
    if (read.ok) for (const [key, value] of read.values) values.set(key, value)
    else {
      const position = { file: file.path, line: read.line, column: 1 }
      const message = `${file.path} cannot be read: ${read.error}`
      assembling.problems.error({ rule: 'env-file', message, path: ['include'], position })
    }
  }
  return lookup
}

/** Bare names in an `environment` list take the variables of the include, which are not known any more later. */
const handOn = (root: SourceNode, lookup: Lookup): SourceNode => {
  const services = valueAt(root, 'services')
  if (root.kind !== 'map' || services?.kind !== 'map') return root
  const changed = mapEntries(services, (service) => {
    const environment = valueAt(service, 'environment')
    return service.kind === 'map' && environment?.kind === 'list'
      ? setEntry(service, 'environment', { ...environment, items: environment.items.map((item) => give(item, lookup)) })
      : service
  })
  return setEntry(root, 'services', changed)
}

const give = (item: SourceNode, lookup: Lookup): SourceNode => {
  const value = item.kind === 'scalar' && !item.text.includes('=') ? lookup(item.text) : undefined
  return item.kind === 'scalar' && value !== undefined ? textNode(`${item.text}=${value}`, item.position) : item
}

const mapEntries = (map: MapNode, change: (value: SourceNode) => SourceNode): MapNode => ({
  ...map,
  entries: new Map([...map.entries].map(([key, entry]) => [key, { ...entry, value: change(entry.value) }])),
})

const setEntry = (map: MapNode, key: string, value: SourceNode): MapNode => {
  const entry = map.entries.get(key)
  return entry ? { ...map, entries: new Map(map.entries).set(key, { ...entry, value }) } : map
}

const sections = ['services', 'volumes', 'networks', 'secrets', 'configs'] as const

const importInto = (model: MapNode, imported: SourceNode, assembling: Assembling): MapNode => {
  const entries = new Map(model.entries)
  for (const section of sections) {
    const from = imported.kind === 'map' ? imported.entries.get(section) : undefined
    if (from?.value.kind !== 'map') continue
    const to = entries.get(section)
    entries.set(section, to && !isNull(to.value) ? mergeSection(to, from.value, section, assembling) : from)
  }
  return { ...model, entries }
}

const mergeSection = (to: MapEntry, from: MapNode, section: string, assembling: Assembling): MapEntry => {
  if (to.value.kind !== 'map') return to
  const entries = new Map(to.value.entries)
  for (const [name, entry] of from.entries) {
    const own = entries.get(name)
    if (!own) entries.set(name, entry)
    else if (!isSame(own.value, entry.value)) {
      const { file, line } = entry.keyPosition
      const message = `${section}.${name} is given here and, differently, by the include at ${file}:${line}. Rename one.`
      const path = [section, name]
      assembling.problems.error({ rule: 'include-conflict', message, path, position: own.keyPosition })
    }
  }
  return { ...to, value: { ...to.value, entries } }
}

const isSame = (a: SourceNode, b: SourceNode): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = (node: SourceNode): unknown => {
  if (node.kind === 'list') return node.items.map(sorted)
  if (node.kind === 'scalar') return plainValue(node)
  return [...node.entries]
    .map(([key, entry]) => [key, sorted(entry.value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
