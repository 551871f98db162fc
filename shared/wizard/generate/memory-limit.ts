import { parseBytes } from '../../format/bytes.ts'
import type { ResolvedPart } from '../resolve/resolved-stack.ts'

/** Limit of a part's memory as compose writes it, `512m`; null for none. */
export const memoryLimit = ({ part, component }: ResolvedPart): string | null => {
  if (part.memory === 'none') return null
  if (part.memory !== undefined && part.memory !== '') return part.memory
  const { limitMegabytes } = component.resources
  return limitMegabytes === undefined ? null : `${limitMegabytes}m`
}

/** Bytes that a part is reckoned with: its limit, or what the catalogue recommends where it has none. */
export const memoryNeeded = (resolved: ResolvedPart): number => {
  const limit = memoryLimit(resolved)
  const bytes = limit === null ? null : parseBytes(limit)
  return bytes ?? resolved.component.resources.memoryMegabytes * 2 ** 20
}
