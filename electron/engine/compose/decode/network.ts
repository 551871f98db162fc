import type { ComposeNetwork } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeList, decodeObject } from './collection.ts'
import { decodeExternal, type External, nameOfExternal } from './external.ts'
import type { Decoder, Field } from './field.ts'
import { decodeLabels, decodeOptions, decodeTexts } from './keyed-text.ts'
import { decodeBoolean, decodeOptionalText, decodeText } from './scalar.ts'

type Ipam = NonNullable<ComposeNetwork['ipam']>
type Pool = NonNullable<Ipam['config']>[number]

const decodeIpam: Decoder<Ipam> = (field) => (isNull(field.node) ? {} : decodeIpamKeys(field))

const decodePool = decodeObject<Pool>({
  subnet: decodeText,
  gateway: decodeText,
  ip_range: decodeText,
  aux_addresses: decodeTexts,
})

const decodeIpamKeys = decodeObject<Ipam>({
  driver: decodeText,
  config: decodeList(decodePool),
  options: decodeOptions,
})

interface NetworkKeys extends Omit<ComposeNetwork, 'external'> {
  readonly external: External
}

const decodeKeys = decodeObject<NetworkKeys>({
  name: decodeOptionalText,
  driver: decodeText,
  driver_opts: decodeOptions,
  external: decodeExternal,
  internal: decodeBoolean,
  attachable: decodeBoolean,
  enable_ipv4: decodeBoolean,
  enable_ipv6: decodeBoolean,
  labels: decodeLabels,
  ipam: decodeIpam,
})

/** A network as its files give it; without a name of its own it has none yet. */
export const decodeNetwork = (field: Field): Partial<ComposeNetwork> | undefined => {
  if (isNull(field.node)) return {}
  const keys = decodeKeys(field)
  if (!keys) return undefined
  const { external, ...network } = keys
  return external ? { ...network, ...nameOfExternal(external, network.name), external: true } : network
}
