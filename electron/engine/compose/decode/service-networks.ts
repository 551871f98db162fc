import type { ComposeEndpoint } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeDistinctList, decodeList, decodeMap, decodeObject } from './collection.ts'
import { type Decoder, failType } from './field.ts'
import { decodeOptions } from './keyed-text.ts'
import { decodeFilledText, decodeNumber, decodeText } from './scalar.ts'

const decodeEndpoint = decodeObject<ComposeEndpoint>({
  aliases: decodeDistinctList(decodeText),
  ipv4_address: decodeText,
  ipv6_address: decodeText,
  link_local_ips: decodeDistinctList(decodeText),
  mac_address: decodeText,
  driver_opts: decodeOptions,
  priority: decodeNumber,
  gw_priority: decodeNumber,
  interface_name: decodeText,
})

/** The networks a service joins: a list of names, or a mapping with what it is called there. */
export const decodeServiceNetworks: Decoder<Readonly<Record<string, ComposeEndpoint | null>>> = (field) => {
  const { node } = field
  if (node.kind === 'list') {
    const names = decodeList(decodeFilledText)(field)
    return names && Object.fromEntries(names.map((name) => [name, null]))
  }
  if (node.kind !== 'map') return failType(field, 'a list or a mapping of networks')
  return decodeMap((at) => (isNull(at.node) ? null : decodeEndpoint(at)))(field)
}
