import type { ComposeVolume } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeObject } from './collection.ts'
import { decodeExternal, type External, nameOfExternal } from './external.ts'
import { type Field, fail } from './field.ts'
import { resolveHostPath } from './host-path.ts'
import { decodeLabels, decodeOptions } from './keyed-text.ts'
import { decodeOptionalText, decodeText } from './scalar.ts'

interface VolumeKeys extends Omit<ComposeVolume, 'external'> {
  readonly external: External
}

const decodeKeys = decodeObject<VolumeKeys>({
  name: decodeOptionalText,
  driver: decodeText,
  driver_opts: decodeOptions,
  external: decodeExternal,
  labels: decodeLabels,
})

/** A volume as its files give it; without a name of its own it has none yet. */
export const decodeVolume = (field: Field): Partial<ComposeVolume> | undefined => {
  if (isNull(field.node)) return {}
  const keys = decodeKeys(field)
  if (!keys) return undefined
  const { external, ...volume } = keys
  if (!external) return withDevice(field, volume)
  const other = (['driver', 'driver_opts', 'labels'] as const).find((key) => volume[key] !== undefined)
  if (other) return fail(field, 'external', `An external volume exists already, so ${other} cannot be given for it.`)
  return { ...volume, ...nameOfExternal(external, volume.name), external: true }
}

/** A `local` volume that binds a folder of the host: the folder is a path like any other (compose-go, `paths`). */
const withDevice = (field: Field, volume: Partial<ComposeVolume>): Partial<ComposeVolume> | undefined => {
  const { driver, driver_opts: options } = volume
  const device = options?.['device']
  if (driver !== 'local' || options?.['o'] !== 'bind' || device === undefined) return volume
  const resolved = resolveHostPath(field, device)
  return resolved === undefined ? undefined : { ...volume, driver_opts: { ...options, device: resolved } }
}
