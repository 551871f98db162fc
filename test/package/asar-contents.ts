import { builtinModules } from 'node:module'
import { extractFile, getRawHeader } from '@electron/asar'
import { z } from 'zod'

/** A file of an archive, as its header says it. */
export interface PackedFile {
  /** Without a leading slash, parts divided by slashes. */
  readonly path: string
  readonly bytes: number
  /** True where the file lies beside the archive, in `app.asar.unpacked`. */
  readonly unpacked: boolean
}

/** The part of an asar header that is read (asar 3: a tree of folders, files and links). */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>> | undefined
  readonly size?: number | undefined
  readonly unpacked?: boolean | undefined
}
const Entry: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    files: z.record(z.string(), Entry).optional(),
    size: z.number().optional(),
    unpacked: z.boolean().optional(),
  }),
)

/** Every file of an archive. */
export function packedFiles(archive: string): readonly PackedFile[] {
  const walk = (entry: Entry, path: string): readonly PackedFile[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, child]) => walk(child, path ? `${path}/${name}` : name))
      : [{ path, bytes: entry.size ?? 0, unpacked: entry.unpacked ?? false }]
  return walk(Entry.parse(getRawHeader(archive).header), '')
}

/** Sizes by what they are for: each package of node_modules, each folder of out, the rest; largest first. */
export function sizesByPart(
  files: readonly PackedFile[],
): readonly { readonly part: string; readonly bytes: number }[] {
  const sums = new Map<string, number>()
  for (const { path, bytes } of files) sums.set(partOf(path), (sums.get(partOf(path)) ?? 0) + bytes)
  return [...sums].map(([part, bytes]) => ({ part, bytes })).toSorted((a, b) => b.bytes - a.bytes)
}

const partOf = (path: string): string => {
  const parts = path.split('/')
  const isScoped = parts[0] === 'node_modules' && parts[1]?.startsWith('@')
  return parts.slice(0, isScoped ? 3 : 2).join('/')
}

/** What an app of ours holds, and nothing else. */
const expectedRoots: ReadonlySet<string> = new Set(['out', 'resources', 'node_modules', 'package.json'])

/**
 * What is wrong with the contents of an archive: files that do not belong there, not exactly one native binary of SQLite,
 * a preload that needs more than Electron gives it, imports that lead nowhere.
 */
export function contentProblems(archive: string): readonly string[] {
  const files = packedFiles(archive)
  const paths = new Set(files.map(({ path }) => path))
  const read = (path: string): string => extractFile(archive, path).toString('utf8')
  const strangers = files.filter(({ path }) => !expectedRoots.has(path.split('/')[0] ?? ''))
  const natives = files.filter(({ path }) => path.endsWith('.node'))
  const preload = files.filter(({ path }) => path.startsWith('out/preload/'))
  return [
    ...strangers.map(({ path }) => `${path} does not belong into the package`),
    ...(natives.length === 1 && natives[0]?.unpacked
      ? []
      : [`one native binary beside the archive was expected: ${natives.map(({ path }) => path).join(', ') || 'none'}`]),
    ...(preload.length === 1 && preload[0]?.path.endsWith('.cjs') ? [] : ['the preload has to be one CommonJS file']),
    ...preload.flatMap(({ path }) => preloadProblems(path, read(path))),
    ...[...paths].filter(isOwnScript).flatMap((path) => importProblems(path, read(path), paths)),
    ...packageProblems(paths, read),
  ]
}

const isOwnScript = (path: string): boolean => /^out\/(main|chunks)\/.*\.js$/.test(path)

const preloadProblems = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'electron')
    .map((name) => `${path} requires ${name}, which a sandboxed preload has not`)

/** Static imports of a bundle begin a line, as Rolldown writes them; elsewhere the same words are text. */
const staticImport = /^import(?:[^"'`\n]*from)?\s*["']([^"'\s]+)["']/gm
const dynamicImport = /\bimport\(["']([^"'\s()]+)["']\)/g

function importProblems(path: string, text: string, paths: ReadonlySet<string>): readonly string[] {
  const found = [...text.matchAll(staticImport), ...text.matchAll(dynamicImport)].map(([, name]) => name ?? '')
  return [...new Set(found)].flatMap((name) =>
    isThere(name, paths) ? [] : [`${path} imports ${name}, which is not packed`],
  )
}

const isThere = (name: string, paths: ReadonlySet<string>): boolean => {
  if (name.startsWith('.') || name.startsWith('node:') || name.startsWith('electron')) return true
  if (builtinModules.includes(name.split('/')[0] ?? '')) return true
  return paths.has(`node_modules/${packageOf(name)}/package.json`)
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()).optional() })

/** Native parts that only speed something up, left out on purpose: who needs them goes on without. */
const leftOut: ReadonlySet<string> = new Set(['cpu-features', 'nan'])

/** What a packed package needs has to be packed too, beside it or above it. */
function packageProblems(paths: ReadonlySet<string>, read: (path: string) => string): readonly string[] {
  const manifests = [...paths].filter((path) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
  return manifests.flatMap((path) => {
    const needed = Object.keys(Manifest.parse(JSON.parse(read(path))).dependencies ?? {})
    const folder = path.replace(/\/package\.json$/, '')
    return needed
      .filter((name) => !leftOut.has(name) && !isAbove(folder, name, paths))
      .map((name) => `${folder} needs ${name}, which is not packed`)
  })
}

function isAbove(folder: string, name: string, paths: ReadonlySet<string>): boolean {
  const parts = folder.split('/')
  return parts.some((_, index) => {
    const above = parts.slice(0, parts.length - index).join('/')
    return paths.has(`${above}/node_modules/${name}/package.json`) || paths.has(`node_modules/${name}/package.json`)
  })
}
