import { formatBytes } from '#shared/format/bytes.ts'
import { conflict } from '../conflicts.ts'
import type { ObservedState } from '../observed-state.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'

/** Below this no image is pulled, however small. */
const leastForPull = 32 * 2 ** 20
/** Below this an image whose size is not known is likely not to fit. */
const lowForPull = 2 ** 30
/** Below this what containers write soon fails. */
const lowForContainers = 256 * 2 ** 20

/** Whether what is pulled and made fits on the disk of the Engine's data folder. */
export function checkDisk({ work, observed, survey }: PreflightInput): Findings {
  const { operations, hostName } = work.plan
  const pulls = operations.flatMap((operation) => (operation.kind === 'pull-image' ? [operation] : []))
  const makes = operations.some(({ kind }) => kind === 'create-container')
  if (pulls.length === 0 && !makes) return {}
  const disk = survey.machine?.disk
  if (!disk) return pulls.length === 0 ? {} : { unchecked: [`whether ${hostName} has room for the images to pull`] }
  const { folder, freeBytes } = disk
  const free = `${formatBytes(freeBytes)} are free in ${folder} of ${hostName}`
  if (pulls.length > 0 && freeBytes < leastForPull) {
    const reason = `only ${free}, too little for any image`
    return { conflicts: [conflict('NO_SPACE_ON_HOST', { host: hostName, reason })] }
  }
  const expected = pulls.reduce((sum, { image }) => sum + sizeBefore(image, observed), 0)
  const low = pulls.length > 0 ? Math.max(lowForPull, expected) : lowForContainers
  if (freeBytes >= low) return {}
  const why = expected > freeBytes ? `, and what the images to pull replace takes ${formatBytes(expected)}` : ''
  const next = 'Free some room there, for example by removing images nobody uses.'
  return { warnings: [{ code: 'DISK_SHORT', message: `Only ${free}${why}.`, next }] }
}

/** The size of the largest image of the same repository that is there; 0 where there is none. */
function sizeBefore(image: string, { imageDigests, imageSizes }: ObservedState): number {
  const repository = repositoryOf(image)
  const sizes = [...imageDigests]
    .filter(([, digests]) => digests.some((digest) => repositoryOf(digest) === repository))
    .map(([id]) => imageSizes.get(id) ?? 0)
  return Math.max(0, ...sizes)
}

/** As it is written, without tag and digest. */
const repositoryOf = (reference: string): string => (reference.split('@')[0] ?? '').replace(/:[^:/]*$/, '')
