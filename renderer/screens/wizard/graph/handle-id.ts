import type { LineEnd } from './line-offers.ts'

/** Names of the places that lines start and end at, as the drawing knows them. */
export const needHandle = (need: string): string => `need ${need}`
export const givesHandle = (capability: string): string => `gives ${capability}`

/** What a name means; the part as a whole where it is none. */
export const lineEnd = (part: string, handle: string | null | undefined): LineEnd => {
  const [kind, name] = handle?.split(' ') ?? []
  if (kind === 'need' && name !== undefined) return { part, port: { kind: 'need', need: name } }
  if (kind === 'gives' && name !== undefined) return { part, port: { kind: 'gives', capability: name } }
  return { part, port: null }
}
