import type { ObjectUser } from '#shared/model/host-objects.ts'
import type { UseFilter } from './object-screen.tsx'

/** What an object is found by. */
export interface Findable {
  readonly names: readonly string[]
  readonly usedBy: readonly ObjectUser[]
}

/** True where an object has the text in a name of its own or of a user, and is used as asked for. */
export function fits({ names, usedBy }: Findable, search: string, use: UseFilter): boolean {
  if (use === 'used' && usedBy.length === 0) return false
  if (use === 'unused' && usedBy.length > 0) return false
  const part = search.trim().toLowerCase()
  const words = [...names, ...usedBy.flatMap(({ name, stackName }) => [name, stackName ?? ''])]
  return part === '' || words.some((word) => word.toLowerCase().includes(part))
}
