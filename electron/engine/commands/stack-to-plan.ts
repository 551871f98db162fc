import type { StoredStack } from '../stacks/stack-rows.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import type { StackToPlan } from './plan-stack.ts'

/** A stored stack with the document of its current version, as planning needs it. */
export async function stackToPlan(
  { id, name, currentVersion }: Pick<StoredStack, 'id' | 'name' | 'currentVersion'>,
  versions: Pick<VersionStore, 'get'>,
): Promise<StackToPlan> {
  if (currentVersion === null) return { id, name, current: null }
  const { document } = await versions.get(id, currentVersion)
  return { id, name, current: { version: currentVersion, document } }
}
