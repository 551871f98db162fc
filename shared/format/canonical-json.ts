/**
 * JSON text that is equal for equal values: keys sorted by their code units, no white space, keys with the value
 * undefined left out. For hashing; the order of lists counts.
 *
 * Form: RFC 8785 (JSON Canonicalization Scheme) for plain JSON values, whose numbers JSON.stringify writes alike.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortKeys) ?? 'null'

const sortKeys = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : Number(a > b))
