import { isAppError } from '#shared/contract/app-error.ts'
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
  }: {
    readonly stacks: Pick<StackStore, 'anonymousVolumes' | 'limits' | 'volumeChoices'>
    readonly versions: StoredVersions
  },
): Promise<StackToPlan> {
  const current = currentVersion === null ? null : await currentToPlan(id, currentVersion, versions)
  const limits = (await stacks.limits(id)).map(toRecord)
  const [anonymousVolumes, volumeChoices] = [await stacks.anonymousVolumes(id), await stacks.volumeChoices(id)]
  return { id, name, current, adoptedProject, anonymousVolumes, volumeChoices, limits }
}

type StoredVersions = Pick<VersionStore, 'get' | 'whole' | 'images'>

/** What is current is only compared with: where its secrets do not open any more, the stack can still be changed and removed. */
async function currentToPlan(stackId: StackId, version: number, versions: StoredVersions): Promise<VersionToPlan> {
  try {
    return await versionToPlan(stackId, version, versions)
  } catch (error) {
    if (!isAppError(error, 'SECRET_UNREADABLE') && !isAppError(error, 'SECRETS_UNAVAILABLE')) throw error
    const { document } = await versions.get(stackId, version)
    return { version, document, images: await versions.images(stackId, version) }
  }
}

/** A stored version with its secrets and the images it ran with. @throws AppError VERSION_NOT_FOUND, SECRET_UNREADABLE */
export async function versionToPlan(
  stackId: StackId,
  version: number,
  versions: StoredVersions,
): Promise<VersionToPlan> {
  const document = await versions.whole((await versions.get(stackId, version)).document)
  return { version, document, images: await versions.images(stackId, version) }
}
