import { parseBytes } from '#shared/format/bytes.ts'
import type { ComposeMount, ComposeService } from '#shared/model/compose-project.ts'
import type { NamesOnHost } from './names-on-host.ts'
import { volumesFromOnHost } from './shared-containers.ts'

/**
 * `VolumesFrom`, `Binds`, `Mounts` and `Tmpfs` of a host configuration, each only where it has entries. Volumes for copied
 * files come last.
 *
 * A bind whose source may be missing goes into `Binds`, because the Mounts API refuses a missing source (moby#43483).
 */
export function mountSettings(service: ComposeService, names: MountNames): Record<string, unknown> {
  const all = service.volumes ?? []
  const binds = all.filter(isPlainBind).map(bindText)
  const mounts = [
    ...all.filter((mount) => !isPlainBind(mount)).map((mount) => mountEntry(mount, names.volumes)),
    ...names.fileVolumes.map(({ name, folder }) => ({ Type: 'volume', Source: name, Target: folder })),
  ]
  const tmpfs = (service.tmpfs ?? []).map(tmpfsEntry)
  const from = volumesFromOnHost(service, names.firstContainerOf)
  return {
    ...(from.length > 0 && { VolumesFrom: from }),
    ...(binds.length > 0 && { Binds: binds }),
    ...(mounts.length > 0 && { Mounts: mounts }),
    ...(tmpfs.length > 0 && { Tmpfs: Object.fromEntries(tmpfs) }),
  }
}

type MountNames = Pick<NamesOnHost, 'volumes' | 'fileVolumes' | 'firstContainerOf'>

const isPlainBind = (mount: ComposeMount) =>
  mount.type === 'bind' && mount.bind?.create_host_path !== false && !isRecursionChosen(mount)

const isRecursionChosen = ({ bind }: ComposeMount) => bind?.recursive !== undefined && bind.recursive !== 'enabled'

function bindText(mount: ComposeMount): string {
  const options = [mount.read_only ? 'ro' : null, mount.bind?.propagation, mount.bind?.selinux].filter(Boolean)
  const place = `${mount.source ?? ''}:${mount.target}`
  return options.length > 0 ? `${place}:${options.join(',')}` : place
}

function mountEntry(mount: ComposeMount, volumeNames: ReadonlyMap<string, string>): Record<string, unknown> {
  const readOnly = mount.read_only ? { ReadOnly: true } : {}
  switch (mount.type) {
    case 'npipe':
    case 'cluster':
    case 'bind':
      return {
        Type: mount.type,
        Source: mount.source,
        Target: mount.target,
        ...readOnly,
        ...bindOptions(mount),
      }
    case 'image':
      return {
        Type: 'image',
        Source: mount.source,
        Target: mount.target,
        ...(mount.image?.subpath !== undefined && { ImageOptions: { Subpath: mount.image.subpath } }),
      }
    case 'volume':
      return {
        Type: 'volume',
        ...(mount.source !== undefined && { Source: volumeNames.get(mount.source) ?? mount.source }),
        Target: mount.target,
        ...readOnly,
        ...volumeOptions(mount),
      }
    case 'tmpfs':
      return { Type: 'tmpfs', Target: mount.target, ...tmpfsOptions(mount) }
  }
}

/** How mounts below a bound folder come along (docker/cli, `bind-recursive`). */
const recursions: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  disabled: { NonRecursive: true },
  writable: { ReadOnlyNonRecursive: true },
  readonly: { ReadOnlyForceRecursive: true },
}

function bindOptions(mount: ComposeMount): Record<string, unknown> {
  const { bind } = mount
  const options = {
    ...(bind?.propagation && { Propagation: bind.propagation }),
    ...recursions[bind?.recursive ?? ''],
    // API 1.42; older Engines refuse a missing source instead.
    ...(isRecursionChosen(mount) && bind?.create_host_path !== false && { CreateMountpoint: true }),
  }
  return Object.keys(options).length > 0 ? { BindOptions: options } : {}
}

function volumeOptions({ volume }: ComposeMount): Record<string, unknown> {
  const options = {
    ...(volume?.nocopy && { NoCopy: true }),
    ...(volume?.subpath !== undefined && { Subpath: volume.subpath }),
    ...(volume?.labels && { Labels: volume.labels }),
  }
  return Object.keys(options).length > 0 ? { VolumeOptions: options } : {}
}

function tmpfsOptions(mount: ComposeMount): Record<string, unknown> {
  const size = mount.tmpfs?.size === undefined ? null : parseBytes(mount.tmpfs.size)
  const options = {
    ...(size !== null && { SizeBytes: size }),
    ...(mount.tmpfs?.mode !== undefined && { Mode: mount.tmpfs.mode }),
  }
  return Object.keys(options).length > 0 ? { TmpfsOptions: options } : {}
}

function tmpfsEntry(text: string): readonly [string, string] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)]
}
