import { parseBytes } from '#shared/format/bytes.ts'
import { formatGoDuration, parseGoDuration } from '#shared/format/go-duration.ts'
import { type Decoder, type Field, fail, failType } from './field.ts'

/** Text only. A number or a yes/no has to be put in quotes, as Compose wants it. */
export const decodeText: Decoder<string> = (field) => {
  const { node } = field
  if (node.kind !== 'scalar' || node.value === null) return failType(field, 'text')
  if (typeof node.value === 'string') return node.value
  return fail(field, 'wrong-type', `${name(field)} takes text. Write "${node.text}" in quotes.`)
}

/** Text that is not empty. */
export const decodeFilledText: Decoder<string> = (field) => {
  const text = decodeText(field)
  return text === undefined || text.trim() !== '' ? text : fail(field, 'empty', `${name(field)} is empty.`)
}

/** Text; an empty one, as a variable that is not set leaves it, is as good as none (compose-go drops it when it prints). */
export const decodeOptionalText: Decoder<string> = (field) => decodeText(field) || undefined

/** Text, a number or a yes/no, as text. */
export const decodeAnyText: Decoder<string> = ({ node, ...rest }) =>
  node.kind === 'scalar' && node.value !== null ? node.text : failType({ node, ...rest }, 'text or a number')

const booleans = new Map([
  ...['true', 'yes', 'y', 'on', '1', 't'].map((text) => [text, true] as const),
  ...['false', 'no', 'n', 'off', '0', 'f'].map((text) => [text, false] as const),
])

/** true or false; also as text, which is what a variable gives. */
export const decodeBoolean: Decoder<boolean> = (field) => {
  const { node } = field
  const value = node.kind === 'scalar' ? node.value : null
  if (typeof value === 'boolean') return value
  const cast = typeof value === 'string' ? booleans.get(value.toLowerCase()) : undefined
  return cast ?? failType(field, 'true or false')
}

/** A number, also as text. */
export const decodeNumber: Decoder<number> = (field) => {
  const { node } = field
  const value = node.kind === 'scalar' ? node.value : null
  const number =
    typeof value === 'string' && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : failType(field, 'a number')
}

/** A whole number within bounds, also as text. */
export const decodeInteger =
  ({ min, max }: { readonly min: number; readonly max: number }): Decoder<number> =>
  (field) => {
    const { node } = field
    const value = node.kind === 'scalar' && typeof node.value !== 'boolean' ? node.value : null
    const number = typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return failType(field, 'a whole number')
    if (number >= min && number <= max) return number
    const bounds = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`
    return fail(field, 'out-of-range', `${name(field)} is ${number}; it must be ${bounds}.`)
  }

/** A share of processors, such as 0.5. */
export const decodeCpus: Decoder<number> = (field) => {
  const cpus = decodeNumber(field)
  return cpus === undefined || cpus >= 0 ? cpus : fail(field, 'out-of-range', `${name(field)} must not be negative.`)
}

/** Microseconds: a whole number of them, or a duration such as `400ms`. */
export const decodeMicroseconds: Decoder<number> = (field) => {
  const text = field.node.kind === 'scalar' ? field.node.text : ''
  const milliseconds = /^-?\d+$/.test(text) ? Number(text) / 1000 : parseGoDuration(text)
  return milliseconds === null
    ? failType(field, 'a whole number of microseconds, or a duration such as 400ms')
    : Math.round(milliseconds * 1000)
}

/** A duration such as `1m30s`, as Go prints it. */
export const decodeDuration: Decoder<string> = (field) => {
  const text = field.node.kind === 'scalar' && typeof field.node.value === 'string' ? field.node.value : field.node
  const zero = field.node.kind === 'scalar' && field.node.value === 0 ? 0 : null
  const milliseconds = typeof text === 'string' ? parseGoDuration(text) : zero
  if (milliseconds === null) return failType(field, 'a duration with its unit, such as 30s or 1m30s')
  if (milliseconds < 0) return fail(field, 'out-of-range', `${name(field)} must not be negative.`)
  return formatGoDuration(milliseconds)
}

/** A count of bytes such as `512m` or `1073741824`, as digits. */
export const decodeBytes: Decoder<string> = (field) => {
  const value = field.node.kind === 'scalar' && typeof field.node.value !== 'boolean' ? field.node.text : ''
  const bytes = parseBytes(value)
  return bytes === null ? failType(field, 'a count of bytes, such as 512m or 1.5g') : String(bytes)
}

/** The same, with -1 for no limit. */
export const decodeBytesOrNone: Decoder<string> = (field) =>
  field.node.kind === 'scalar' && field.node.text === '-1' ? '-1' : decodeBytes(field)

/** One of a few words. */
export const decodeWord =
  <Word extends string>(...words: readonly Word[]): Decoder<Word> =>
  (field) => {
    const text = field.node.kind === 'scalar' && typeof field.node.value === 'string' ? field.node.value : null
    const found = words.find((word) => word === text)
    return found ?? failType(field, `one of ${words.join(', ')}`)
  }

const name = (field: Field): string => field.path.at(-1) ?? 'This'
