import type { ComposeMount } from '#shared/model/compose-project.ts'
import { decodeObject } from './collection.ts'
import { below, type Decoder, type Field, fail, failType, warn } from './field.ts'
import { resolveHostPath } from './host-path.ts'
import { decodeTexts } from './keyed-text.ts'
import { cleanTarget, parseShortMount } from './parse-short-mount.ts'
import { decodeBoolean, decodeBytes, decodeFilledText, decodeInteger, decodeText, decodeWord } from './scalar.ts'

/** Mounts of a service in long form, paths on the host absolute. Of two with one target the last counts, as in Compose. */
export const decodeMounts: Decoder<readonly ComposeMount[]> = (field) => {
  if (field.node.kind !== 'list') return failType(field, 'a list of mounts')
  const byTarget = new Map<string, ComposeMount>()
  field.node.items.forEach((item, index) => {
    const at = below(field, String(index), item)
    const mount = item.kind === 'map' ? fromLong(at) : fromShort(at)
    if (!mount) return
    field.context.origins.set(mount, item.position)
    warnOfRelativeTarget(at, mount.target)
    warnOfReplaced(at, byTarget.get(mount.target), mount)
    byTarget.set(mount.target, mount)
  })
  return [...byTarget.values()]
}

/** A later file replaces a mount of an earlier one on purpose; within one file it is more likely a slip. */
const warnOfReplaced = (field: Field, before: ComposeMount | undefined, mount: ComposeMount): void => {
  const first = before && field.context.origins.get(before)
  if (!first || first.file !== field.node.position.file || JSON.stringify(before) === JSON.stringify(mount)) return
  warn(
    field,
    'duplicate-mount',
    `${mount.target} is mounted at line ${first.line} already; only this one counts, as in Compose.`,
  )
}

/** Compose leaves this to the Engine. The usual slip is a volume's name without a place to put it. */
const warnOfRelativeTarget = (field: Field, target: string): void => {
  if (/^(?:\/|[a-z]:\\)/i.test(target)) return
  const message = `${JSON.stringify(target)} is not an absolute path inside the container; the Engine will refuse it. Write SOURCE:TARGET.`
  warn(field, 'relative-target', message)
}

const fromShort = (field: Field): ComposeMount | undefined => {
  const { node } = field
  if (node.kind !== 'scalar' || typeof node.value !== 'string')
    return failType(field, 'a mount such as "data:/var/lib/data"')
  const parsed = parseShortMount(node.value)
  if (!parsed.ok) return fail(field, 'mount', parsed.error)
  return withHostPath(field, parsed.mount)
}

const withHostPath = (field: Field, mount: ComposeMount): ComposeMount | undefined => {
  if (mount.type !== 'bind' || mount.source === undefined) return mount
  const source = resolveHostPath(field, mount.source)
  return source === undefined ? undefined : { ...mount, source }
}

interface LongMount {
  readonly type: ComposeMount['type']
  readonly source: string
  readonly target: string
  readonly read_only: boolean
  readonly consistency: string
  readonly bind: NonNullable<ComposeMount['bind']>
  readonly volume: NonNullable<ComposeMount['volume']>
  readonly tmpfs: NonNullable<ComposeMount['tmpfs']>
  readonly image: NonNullable<ComposeMount['image']>
}

const decodeLong = decodeObject<LongMount>({
  type: decodeWord('bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'),
  source: decodeFilledText,
  target: decodeFilledText,
  read_only: decodeBoolean,
  consistency: decodeText,
  bind: decodeObject<LongMount['bind']>({
    create_host_path: decodeBoolean,
    propagation: decodeWord('private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'),
    selinux: decodeWord('z', 'Z'),
    recursive: decodeWord('enabled', 'disabled', 'writable', 'readonly'),
  }),
  volume: decodeObject<LongMount['volume']>({ nocopy: decodeBoolean, subpath: decodeText, labels: decodeTexts }),
  tmpfs: decodeObject<LongMount['tmpfs']>({ size: decodeBytes, mode: decodeInteger({ min: 0, max: 0o7777 }) }),
  image: decodeObject<LongMount['image']>({ subpath: decodeText }),
})

const fromLong = (field: Field): ComposeMount | undefined => {
  const long = decodeLong(field)
  if (!long) return undefined
  const { type, source, target, ...rest } = long
  if (type === undefined) return missing(field, 'type', 'bind, volume or tmpfs')
  if (target === undefined) return missing(field, 'target', 'the path inside the container')
  if (type === 'bind' && source === undefined) return missing(field, 'source', 'the path on the host')
  if (type === 'tmpfs' && source !== undefined) return fail(field, 'mount', 'A tmpfs mount takes no source.')
  const mount = { type, ...(source !== undefined && { source }), target: cleanTarget(target), ...rest }
  return withHostPath(field, mount)
}

const missing = (field: Field, key: string, meaning: string): undefined => {
  const isGiven = field.node.kind === 'map' && field.node.entries.has(key)
  return isGiven ? undefined : fail(field, 'mount', `This mount needs its ${key}: ${meaning}.`)
}

/** Tmpfs mounts in short form: a path, with options behind a colon. */
export const decodeTmpfsPath: Decoder<string> = (field) => {
  const text = decodeText(field)
  if (text === undefined || text.startsWith('/')) return text
  return fail(field, 'mount', `${JSON.stringify(text)} is not an absolute path inside the container.`)
}
