import type { ComposeDevice, ComposeDeviceRequest } from '#shared/model/compose-project.ts'
import { decodeDistinctList, decodeList, decodeObject } from './collection.ts'
import { type Decoder, type Field, fail } from './field.ts'
import { decodeTexts } from './keyed-text.ts'
import { decodeRequired } from './required-keys.ts'
import { decodeFilledText, decodeText } from './scalar.ts'

const decodeLongDevice = decodeRequired<ComposeDevice, 'source'>(
  { source: decodeFilledText, target: decodeFilledText, permissions: decodeText },
  { source: 'the device on the host' },
)

/** A device as `host[:container[:permissions]]`, or in long form. A CDI name (`vendor/class=name`) has no colon. */
const decodeDevice = (field: Field): ComposeDevice | undefined => {
  if (field.node.kind === 'map') {
    const long = decodeLongDevice(field)
    return long && { source: long.source, target: long.target ?? long.source, permissions: long.permissions ?? 'rwm' }
  }
  const text = decodeFilledText(field)
  if (text === undefined) return undefined
  const [source = '', target, permissions, ...more] = text.split(':')
  if (source === '' || more.length > 0) {
    return fail(field, 'device', `${JSON.stringify(text)} is not a device. Write HOST:CONTAINER:PERMISSIONS.`)
  }
  return { source, target: target || source, permissions: permissions || 'rwm' }
}

/** Devices of the host that a container may use. Of two with one place in the container the last counts. */
export const decodeDevices: Decoder<readonly ComposeDevice[]> = (field) => {
  const devices = decodeList(decodeDevice, 'a list of devices')(field)
  return devices && [...new Map(devices.map((device) => [device.target, device])).values()]
}

const decodeCount: Decoder<number> = (field) => {
  const text = field.node.kind === 'scalar' ? field.node.text : ''
  if (text.toLowerCase() === 'all') return -1
  return /^-?\d+$/.test(text) ? Number(text) : fail(field, 'device', 'count is a number of devices, or all.')
}

const decodeRequestKeys = decodeObject<ComposeDeviceRequest>({
  capabilities: decodeDistinctList(decodeText),
  driver: decodeText,
  count: decodeCount,
  device_ids: decodeDistinctList(decodeText),
  options: decodeTexts,
})

/** Devices asked for by what they can do, not by path. Without a number or ids it asks for all of them. */
export const decodeDeviceRequest: Decoder<ComposeDeviceRequest> = (field) => {
  const request = decodeRequestKeys(field)
  if (!request) return undefined
  if (request.count !== undefined && request.device_ids !== undefined) {
    return fail(field, 'device', 'count and device_ids exclude each other. Keep one of them.')
  }
  return request.count === undefined && request.device_ids === undefined ? { ...request, count: -1 } : request
}

/** `gpus: all`, or a list of device requests; each of them asks for the capability `gpu`. */
export const decodeGpus: Decoder<readonly ComposeDeviceRequest[]> = (field) => {
  if (field.node.kind === 'scalar') {
    return field.node.text === 'all' ? [{ count: -1 }] : fail(field, 'device', 'gpus is all, or a list of requests.')
  }
  return decodeList(decodeDeviceRequest)(field)
}
