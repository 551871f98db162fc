/** What a plain scalar means: its value, and the text it has as an environment value. */
export interface ResolvedScalar {
  readonly value: string | number | boolean | null
  readonly text: string
}

const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])
const booleans = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/
const notANumber = /^\.(?:nan|NaN|NAN)$/

/**
 * The value of a plain (unquoted) scalar as Compose reads it: YAML 1.2 core, with the digits separated by `_` and the
 * octal `0644` of its Go library (gopkg.in/yaml.v3, resolve.go). `yes`, `no`, `on`, `off`, `22:22` and dates stay text.
 */
export const resolvePlainScalar = (source: string): ResolvedScalar => {
  if (nulls.has(source)) return { value: null, text: '' }
  const bool = booleans.get(source)
  if (bool !== undefined) return { value: bool, text: String(bool) }
  if (!/^[-+.\d]/.test(source)) return { value: source, text: source }
  return resolveInteger(source.replaceAll('_', '')) ?? resolveFloat(source) ?? { value: source, text: source }
}

const resolveInteger = (source: string): ResolvedScalar | null => {
  const match = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i.exec(source)
  if (!match) return null
  const [, sign, hex, binary, octal, decimal] = match
  const digits = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : (decimal ?? '0')
  // A file of a megabyte of digits would take BigInt seconds; nothing means more than 64 bits.
  if (digits.length > 70) return null
  const value = BigInt(digits) * (sign === '-' ? -1n : 1n)
  return { value: Number(value), text: value.toString() }
}

const resolveFloat = (source: string): ResolvedScalar | null => {
  if (infinity.test(source)) return { value: source, text: source.startsWith('-') ? '-Inf' : '+Inf' }
  if (notANumber.test(source)) return { value: source, text: 'NaN' }
  const plain = source.replaceAll('_', '')
  if (!float.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? { value, text: String(value) } : null
}
