import { t } from '#shared/language/translate.ts'
import { listLine } from './signed-list.ts'

/** What the address says there is. */
export interface FoundUpdate {
  readonly version: string
  readonly files: ReadonlyArray<{ readonly url: string; readonly sha512: string }>
}

/** Newer than what runs, the same, or nothing to be taken and why. */
export type VersionVerdict =
  | { readonly kind: 'newer' }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly why: string }

/** Three numbers: no update is offered that calls itself a pre-release, or by something that is a path. */
const plainVersion = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/

/** Whether a version may follow the one that runs. Going back is refused: an old version has the holes that were closed since. */
export function judgeVersion(version: string, current: string): VersionVerdict {
  if (!plainVersion.test(version))
    return { kind: 'refused', why: t('The address offers a version that is none: {{version}}.', { version }) }
  const order = inOrder(version, current)
  if (order === 0) return { kind: 'same' }
  if (order > 0) return { kind: 'newer' }
  return {
    kind: 'refused',
    why: t('The address offers version {{version}}, which is older than {{current}}. Going back is refused.', {
      version,
      current,
    }),
  }
}

/** Over 0 where the first version is the newer one (Semantic Versioning 2.0.0, item 11, for three plain numbers). */
function inOrder(version: string, current: string): number {
  const [ours = [], theirs = []] = [current, version].map((text) => text.split(/[.+-]/, 3).map(Number))
  const differences = theirs.map((number, place) => number - (ours[place] ?? 0))
  return differences.find((difference) => difference !== 0) ?? 0
}

/**
 * Why the files of an update are not taken, or null: each has to be in the signed list of its version, and to lie behind
 * `https:`.
 *
 * @param lines of the list, or null where its signature is not the build's
 */
export function refusedFiles(found: FoundUpdate, lines: ReadonlySet<string> | null, address: URL): string | null {
  const { version, files } = found
  if (lines === null)
    return t('The update to {{version}} is not signed with the key of this build. It is not taken.', { version })
  if (files.length === 0 || !files.every(({ sha512 }) => lines.has(listLine(version, sha512))))
    return t('The update to {{version}} has a file that is not in its signed list. It is not taken.', { version })
  const isBehindTls = ({ url }: { readonly url: string }) =>
    URL.canParse(url, address.href) && new URL(url, address.href).protocol === 'https:'
  if (!files.every(isBehindTls))
    return t('The update to {{version}} has a file that is not behind https. It is not taken.', { version })
  return null
}
