import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { AdoptedContainer, ResolvedMount } from './adopted-container.ts'
import { pathOfFile } from './file-differences.ts'
import type { ContainerPayload } from './host-driver.ts'

/** One mount that a payload asks for. `source` is null for an anonymous volume. */
interface WantedMount {
  readonly type: string
  readonly source: string | null
  readonly target: string
  readonly readOnly: boolean
  /** Empty for the Engine's default. */
  readonly propagation: string
}

/** The Engine names an anonymous volume with 64 hex digits. */
const anonymous = /^[0-9a-f]{64}$/

/**
 * `['volumes']` where a container mounts other things than its payload asks, or at other places; else nothing. Copied files
 * are compared by their bytes elsewhere, however they came into the container: Compose mounts them.
 */
export function mountDifferences(payload: ContainerPayload, found: AdoptedContainer): readonly string[] {
  const { HostConfig, files = [] } = payload
  const volumesOfFiles = new Set(files.map(({ root }) => root))
  const wanted = [...bindsOf(HostConfig['Binds']), ...mountsOf(HostConfig['Mounts'])].filter(
    ({ target }) => !volumesOfFiles.has(target),
  )
  const isFile = new Set(files.map(pathOfFile))
  const there = new Map(found.mounts.map((mount) => [place(mount.destination), mount]))
  const isWanted = new Set(wanted.map(({ target }) => target))
  const differs =
    wanted.some((mount) => !isMounted(mount, there.get(mount.target))) ||
    (HostConfig['VolumesFrom'] === undefined &&
      found.mounts.some(
        ({ destination, ...mount }) =>
          !(isWanted.has(place(destination)) || isFile.has(destination) || isOfImage({ destination, ...mount }, found)),
      )) ||
    canonicalJson(tmpfsOptions(HostConfig['Mounts'])) !== canonicalJson(tmpfsOptions(found.hostConfig['Mounts']))
  return differs ? ['volumes'] : []
}

/** A volume at a place that the image names, which nobody asked for by name. */
const isOfImage = ({ type, name, destination }: ResolvedMount, { defaults }: AdoptedContainer): boolean =>
  type === 'volume' && anonymous.test(name) && defaults.volumes.map(place).includes(place(destination))

function isMounted(wanted: WantedMount, mount: ResolvedMount | undefined): boolean {
  if (mount === undefined || mount.type !== wanted.type || mount.readOnly !== wanted.readOnly) return false
  if (wanted.propagation !== '' && wanted.propagation !== mount.propagation) return false
  if (wanted.type === 'tmpfs') return true
  if (wanted.type !== 'volume') return place(mount.source) === place(wanted.source ?? '')
  return wanted.source === null ? anonymous.test(mount.name) : mount.name === wanted.source
}

const place = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path)

const bindsOf = (binds: unknown): readonly WantedMount[] =>
  (Array.isArray(binds) ? binds : []).map((text) => {
    const [source = '', target = '', options = ''] = String(text).split(':')
    const words = options.split(',')
    return {
      type: 'bind',
      source,
      target: place(target),
      readOnly: words.includes('ro'),
      propagation: words.find((word) => /^r?(private|shared|slave)$/.test(word)) ?? '',
    }
  })

const recordsOf = (mounts: unknown): readonly Record<string, unknown>[] =>
  (Array.isArray(mounts) ? mounts : []).filter(isRecord)

const mountsOf = (mounts: unknown): readonly WantedMount[] =>
  recordsOf(mounts).map((mount) => {
    const options = mount['BindOptions']
    return {
      type: textOf(mount['Type']),
      source: textOf(mount['Source']) || null,
      target: place(textOf(mount['Target'])),
      readOnly: mount['ReadOnly'] === true,
      propagation: isRecord(options) ? textOf(options['Propagation']) : '',
    }
  })

/** Size and mode by place. */
const tmpfsOptions = (mounts: unknown): Record<string, unknown> =>
  Object.fromEntries(
    recordsOf(mounts)
      .filter((mount) => mount['Type'] === 'tmpfs')
      .map((mount) => {
        const options = isRecord(mount['TmpfsOptions']) ? mount['TmpfsOptions'] : {}
        return [place(textOf(mount['Target'])), [options['SizeBytes'] ?? 0, options['Mode'] ?? 0]]
      }),
  )

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
