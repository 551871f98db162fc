import { createTwoFilesPatch } from 'diff'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { ComposeProject } from '#shared/model/compose-project.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { VersionChange } from '#shared/model/version.ts'

/** A file that differs between two documents; null where one of them does not have it. */
export interface FileDiff {
  path: string
  before: string | null
  after: string | null
  /** Unified diff. */
  patch: string
}

/**
 * The files that differ, by path. Equal ones are left out. The compose files are held against each other in their order,
 * whatever they are called: a document applied from `compose.v2.yaml` is the same file, changed.
 */
export function diffFiles(before: StackDocument, after: StackDocument): FileDiff[] {
  const old = contents(before, renamed(before, after))
  const present = contents(after, new Map())
  return union(old, present)
    .map((path) => ({ path, before: old.get(path) ?? null, after: present.get(path) ?? null }))
    .filter((file) => file.before !== file.after)
    .map((file) => ({ ...file, patch: patchOf(file) }))
}

/** What two versions' models mean for what runs: services, then networks, then volumes, each by name. */
export const diffProjects = (before: ComposeProject, after: ComposeProject): VersionChange[] => [
  ...changesOf('service', before.services, after.services),
  ...changesOf('network', before.networks, after.networks),
  ...changesOf('volume', before.volumes, after.volumes),
]

const contents = ({ files }: StackDocument, names: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(files.map((file) => [names.get(file.path) ?? file.path, shownOf(file)]))

/** Other bytes of a secret show as another digest. */
const shownOf = ({ content, sealed }: StackDocument['files'][number]): string =>
  sealed === undefined ? content : `(secret, sha256 ${sealed.slice(0, 12)})\n`

/** New names of the old compose files; none for one whose new name another of the old files has. */
function renamed(before: StackDocument, after: StackDocument): ReadonlyMap<string, string> {
  const taken = new Set(before.files.map(({ path }) => path))
  const pairs = before.composeFiles.flatMap((path, index) => {
    const name = after.composeFiles[index]
    return name === undefined || taken.has(name) ? [] : [[path, name] as const]
  })
  return new Map(pairs)
}

const union = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].sort()

const patchOf = ({ path, before, after }: Omit<FileDiff, 'patch'>): string =>
  createTwoFilesPatch(
    before === null ? '/dev/null' : `a/${path}`,
    after === null ? '/dev/null' : `b/${path}`,
    before ?? '',
    after ?? '',
  )

type Parts = Readonly<Record<string, object>>

function changesOf(kind: VersionChange['kind'], before: Parts, after: Parts): VersionChange[] {
  return union(new Map(Object.entries(before)), new Map(Object.entries(after))).flatMap((name) => {
    const change = changeOf(before[name], after[name])
    return change ? [{ kind, name, ...change }] : []
  })
}

function changeOf(
  before: object | undefined,
  after: object | undefined,
): Pick<VersionChange, 'change' | 'fields'> | null {
  if (before === undefined) return { change: 'added', fields: [] }
  if (after === undefined) return { change: 'removed', fields: [] }
  const fields = differingKeys(before, after)
  return fields.length > 0 ? { change: 'changed', fields } : null
}

/** Maps are compared key by key, as deep as both sides are maps; anything else is compared whole. */
function differingKeys(before: object, after: object): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const present = new Map<string, unknown>(Object.entries(after))
  return union(old, present).flatMap((key) => {
    const a = old.get(key)
    const b = present.get(key)
    if (isSame(a, b)) return []
    return isMap(a) && isMap(b) ? differingKeys(a, b).map((inner) => `${key}.${inner}`) : [key]
  })
}

/** An absent key is not a key with null: a bare name in `environment` is null. */
const isSame = (a: unknown, b: unknown): boolean =>
  (a === undefined) === (b === undefined) && canonicalJson(a) === canonicalJson(b)

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
