import type { ComposeEndpoint } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeList, decodeMap, decodeObject, type Unsupported } from './collection.ts'
import { type Decoder, failType } from './field.ts'
import { decodeFilledText, decodeText } from './scalar.ts'

const later = 'it is not carried out yet. Remove it.'

const unsupported: Unsupported = {
  driver_opts: later,
  gw_priority: later,
  interface_name: later,
  link_local_ips: later,
  mac_address: later,
  priority: later,
}

const decodeEndpoint = decodeObject<ComposeEndpoint>(
  { aliases: decodeList(decodeText), ipv4_address: decodeText, ipv6_address: decodeText },
  unsupported,
)

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
