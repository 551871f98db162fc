import { decodeOneOrMore } from './collection.ts'
import { below, type Decoder, type Field, fail, failType } from './field.ts'
import { decodeFilledText } from './scalar.ts'

/** Names with addresses, each as `name=address`, sorted: from a list of `name:address` or `name=address`, or a mapping. */
export const decodeExtraHosts: Decoder<readonly string[]> = (field) => {
  const { node } = field
  if (node.kind === 'list') {
    return node.items.flatMap((item, index) => fromText(below(field, String(index), item))).sort()
  }
  if (node.kind !== 'map') return failType(field, 'a list or a mapping of host names')
  return [...node.entries]
    .flatMap(([name, entry]) => {
      const addresses = decodeOneOrMore(decodeFilledText)(below(field, name, entry.value)) ?? []
      return addresses.map((address) => `${name}=${bare(address)}`)
    })
    .sort()
}

const fromText = (field: Field): readonly string[] => {
  const text = decodeFilledText(field)
  const match = text === undefined ? null : /^([^=:\s]+)[=:](\S+)$/.exec(text)
  if (match) return [`${match[1]}=${bare(match[2] ?? '')}`]
  if (text !== undefined) fail(field, 'extra-hosts', `${JSON.stringify(text)} is not NAME=ADDRESS.`)
  return []
}

/** An IPv6 address without its brackets. */
const bare = (address: string): string => address.replace(/^\[(.*)\]$/, '$1')
