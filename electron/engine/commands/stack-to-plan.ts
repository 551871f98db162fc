import type { StackId } from '#shared/model/ids.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import { toRecord } from './limit-records.ts'
import type { StackToPlan, VersionToPlan } from './plan-stack.ts'

/** A stored stack with its current version, as planning needs it. */
export async function stackToPlan(
  { id, name, currentVersion, adoptedProject }: Pick<StoredStack, 'id' | 'name' | 'currentVersion' | 'adoptedProject'>,
  {
    stacks,
    versions,
  }: { readonly stacks: Pick<StackStore, 'anonymousVolumes' | 'limits'>; readonly versions: StoredVersions },
): Promise<StackToPlan> {
  const current = currentVersion === null ? null : await versionToPlan(id, currentVersion, versions)
  const limits = (await stacks.limits(id)).map(toRecord)
  return { id, name, current, adoptedProject, anonymousVolumes: await stacks.anonymousVolumes(id), limits }
}

type StoredVersions = Pick<VersionStore, 'get' | 'images'>

/** A stored version with the images it ran with. @throws AppError VERSION_NOT_FOUND */
export async function versionToPlan(
  stackId: StackId,
  version: number,
  versions: StoredVersions,
): Promise<VersionToPlan> {
  const { document } = await versions.get(stackId, version)
  return { version, document, images: await versions.images(stackId, version) }
}
