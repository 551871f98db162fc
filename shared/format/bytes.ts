const factors: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 }

/**
 * Bytes of a byte value of a compose file: `512m`, `1.5g`, `64kb`, `2GiB`, `1024`. Units are powers of 1024, a fraction
 * of a byte is dropped. null for anything else, and for more than a number can count (2^53 - 1).
 *
 * Syntax: compose-spec, "Specifying byte values"; docker/go-units `RAMInBytes`.
 */
export const parseBytes = (text: string): number | null => {
  const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(text)
  if (!match) return null
  const bytes = Math.floor(Number(match[1]) * (factors[(match[2] ?? '').toLowerCase()] ?? 1))
  return Number.isSafeInteger(bytes) ? bytes : null
}

const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** A count of bytes for a person, three digits at most before a unit of 1024: `0 B`, `1.5 GiB`, `512 MiB`. */
export const formatBytes = (bytes: number): string => {
  const sign = bytes < 0 ? '-' : ''
  let value = Math.abs(bytes)
  let unit = 0
  while (Math.round(value) >= 1024 && unit < names.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${sign}${value < 10 && unit > 0 ? Number(value.toFixed(1)) : Math.round(value)} ${names[unit]}`
}
