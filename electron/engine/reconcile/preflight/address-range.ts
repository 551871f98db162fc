/** An IPv4 address range: its first address as a number, and how many addresses it has. */
export interface AddressRange {
  readonly first: number
  readonly size: number
}

/** Reads `10.1.0.0/16`; null for IPv6 and for what is no range. The address may be any within the range. */
export function parseRange(text: string): AddressRange | null {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
  if (!found) return null
  const [, ...parts] = found
  const prefix = Number(parts.pop())
  const bytes = parts.map(Number)
  if (prefix > 32 || bytes.some((byte) => byte > 255)) return null
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  const size = 2 ** (32 - prefix)
  return { first: Math.floor(address / size) * size, size }
}

/** True where two have an address in common. */
export const overlaps = (a: AddressRange, b: AddressRange): boolean =>
  a.first < b.first + b.size && b.first < a.first + a.size

/** The parts of `range` with a prefix of `prefixLength`, up to `limit` of them. */
export function subnetsOf(range: AddressRange, prefixLength: number, limit: number): readonly AddressRange[] {
  const size = 2 ** (32 - prefixLength)
  const count = Math.min(Math.floor(range.size / size), limit)
  return Array.from({ length: count }, (_, index) => ({ first: range.first + index * size, size }))
}
