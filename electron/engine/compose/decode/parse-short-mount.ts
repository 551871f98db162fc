import type { ComposeMount } from '#shared/model/compose-project.ts'

/** What a mount in short form means, its source as written; or what is wrong with it. */
export type ShortMount =
  | { readonly ok: true; readonly mount: ComposeMount }
  | { readonly ok: false; readonly error: string }

/**
 * A mount as `[source:]target[:options]`. A source that starts with `.`, `/`, `~` or a Windows drive is a path on the
 * host, any other is the name of a volume; no source is an anonymous volume. Compose reads a volume with a name of one
 * letter as a Windows drive; here `v:/data` is the volume v.
 *
 * Syntax: compose-spec, 05-services.md (`volumes`); compose-go `format.ParseVolume`.
 */
export const parseShortMount = (text: string): ShortMount => {
  const parts = splitMount(text)
  if (parts.length > 3 || parts.some((part) => part === '')) {
    return refuse(text, 'write SOURCE:TARGET or SOURCE:TARGET:OPTIONS')
  }
  const [first = '', target, options] = parts
  if (target === undefined) return { ok: true, mount: { type: 'volume', target: cleanTarget(first) } }
  const base: ComposeMount = isHostPath(first)
    ? { type: 'bind', source: first, target: cleanTarget(target), bind: { create_host_path: true } }
    : { type: 'volume', source: first, target: cleanTarget(target) }
  return applyOptions(text, base, options?.split(',') ?? [])
}

/** True for a source that is a path on the host rather than the name of a volume. */
export const isHostPath = (source: string): boolean => /^(?:[./~\\]|[a-z]:[\\/])/i.test(source)

const refuse = (text: string, why: string): ShortMount => ({
  ok: false,
  error: `${JSON.stringify(text)} is not a mount: ${why}.`,
})

/** Colons separate, but not the one behind a Windows drive letter. */
const splitMount = (text: string): string[] => {
  const drive = /^[a-z]:\\/i.exec(text)?.[0] ?? ''
  const [first = '', ...rest] = text.slice(drive.length).split(':')
  return [drive + first, ...rest]
}

/** `/data/` and `/data` are one place. */
export const cleanTarget = (target: string): string => target.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')

const propagations = new Set(['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'])

const applyOptions = (text: string, base: ComposeMount, options: readonly string[]): ShortMount => {
  let mount = base
  for (const option of options) {
    const next = applyOption(mount, option)
    if (!next)
      return refuse(text, `there is no option ${JSON.stringify(option)}; use ro, rw, nocopy, z, Z or a propagation`)
    mount = next
  }
  return { ok: true, mount }
}

const applyOption = (mount: ComposeMount, option: string): ComposeMount | null => {
  if (option === 'rw') return mount
  if (option === 'ro') return { ...mount, read_only: true }
  if (option === 'nocopy') return { ...mount, volume: { ...mount.volume, nocopy: true } }
  if (option === 'z' || option === 'Z') return { ...mount, bind: { ...mount.bind, selinux: option } }
  return propagations.has(option) ? { ...mount, bind: { ...mount.bind, propagation: option } } : null
}
