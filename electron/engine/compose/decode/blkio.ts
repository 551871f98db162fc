import type { ComposeBlkio, ComposeBlkioLimit } from '#shared/model/compose-project.ts'
import { decodeList, decodeObject } from './collection.ts'
import type { Decoder, Field } from './field.ts'
import { decodeBytes, decodeFilledText, decodeInteger } from './scalar.ts'

/** Compose prints `Path`, `Rate` and `Weight` with capitals but reads small letters only; here both are read. */
interface LimitKeys {
  readonly path: string
  readonly rate: string
  readonly Path: string
  readonly Rate: string
}

interface WeightKeys {
  readonly path: string
  readonly weight: number
  readonly Path: string
  readonly Weight: number
}

const decodeWeight = decodeInteger({ min: 0, max: 1000 })

const decodeLimitKeys = decodeObject<LimitKeys>({
  path: decodeFilledText,
  rate: decodeBytes,
  Path: decodeFilledText,
  Rate: decodeBytes,
})

const decodeWeightKeys = decodeObject<WeightKeys>({
  path: decodeFilledText,
  weight: decodeWeight,
  Path: decodeFilledText,
  Weight: decodeWeight,
})

const decodeLimit = (field: Field): ComposeBlkioLimit | undefined => {
  const keys = decodeLimitKeys(field)
  return keys && { Path: keys.path ?? keys.Path ?? '', Rate: keys.rate ?? keys.Rate ?? '0' }
}

const decodeLimits: Decoder<readonly ComposeBlkioLimit[]> = decodeList(decodeLimit)

/** Weights and limits of what a container reads from and writes to block devices. */
export const decodeBlkio: Decoder<ComposeBlkio> = decodeObject<ComposeBlkio>({
  weight: decodeWeight,
  weight_device: decodeList((field) => {
    const keys = decodeWeightKeys(field)
    return keys && { Path: keys.path ?? keys.Path ?? '', Weight: keys.weight ?? keys.Weight ?? 0 }
  }),
  device_read_bps: decodeLimits,
  device_read_iops: decodeLimits,
  device_write_bps: decodeLimits,
  device_write_iops: decodeLimits,
})
