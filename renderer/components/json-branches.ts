import { t } from '#shared/language/translate.ts'

/** True for an object or a list that has something in it. */
export const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** What is in a value, by name; in a list by place, from 0. */
export const branchesOf = (value: unknown): ReadonlyArray<readonly [string, unknown]> =>
  isBranch(value) ? Object.entries(value) : []

/** A value that has nothing in it, in words. */
export function leafWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value
  if (Array.isArray(value)) return t('nothing')
  if (typeof value === 'object' && value !== null) return t('nothing')
  return String(value)
}

/** True where the name, or anything in the value, has the text (in lower case). */
export function matches(name: string, value: unknown, search: string): boolean {
  if (name.toLowerCase().includes(search)) return true
  if (!isBranch(value)) return leafWords(value).toLowerCase().includes(search)
  return branchesOf(value).some(([key, child]) => matches(key, child, search))
}
