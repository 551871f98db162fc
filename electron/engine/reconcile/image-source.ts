import type { ComposeService } from '#shared/model/compose-project.ts'
import type { PinnedImage } from '#shared/model/image.ts'
import type { PlanConflict } from '#shared/model/plan.ts'
import { conflict } from './conflicts.ts'
import type { DesiredService } from './desired-state.ts'
import type { ObservedState } from './observed-state.ts'
import { pullPolicyOf } from './pull-policy.ts'

/** What a new container of a service is made from. */
export interface ImageSource {
  /** The reference to create with: as the document names it, or by digest or id where its tag names another image now. */
  readonly reference: string
  /** The id of that image; null where it has to be pulled first and what the registry has is not known. */
  readonly imageId: string | null
  /** Tells it from another: its id, or the digest of one that has to be pulled first; null where neither is known. */
  readonly revision: string | null
  /** What to pull first; null where it is on the host. */
  readonly pull: string | null
  /** The name that what is pulled gets, so that the tag names on the host what it names in the registry; else null. */
  readonly tag: string | null
  /** Set where the image is gone for good. */
  readonly conflict: PlanConflict | null
}

/** The image as planning sees it. */
type ObservedImages = Pick<ObservedState, 'images' | 'imageDigests' | 'registry'>

/**
 * What a service's image is. A version that ran before runs exactly the image it ran with, whatever its tag names now;
 * one that never ran takes what the tag names on the host, or what a pull brings. Where its policy asked the registry it
 * takes exactly the content that the registry named then, by digest, so that what was approved is what runs.
 */
export function imageSource(service: DesiredService, observed: ObservedImages, host: string): ImageSource {
  const { pinned } = service
  const source = pinned === null ? firstSource(service, observed) : pinnedSource(service, pinned, observed)
  const isPull = source.pull !== null && source.conflict === null
  return isPull ? { ...source, conflict: pullConflict(service, host) } : source
}

function firstSource(service: DesiredService, observed: ObservedImages): ImageSource {
  const asked = service.definition.image
  const named = observed.images.get(asked) ?? null
  const here = { reference: asked, imageId: named, revision: named, pull: null, tag: null, conflict: null }
  const resolved = service.resolved ?? answeredDigest(asked, observed)
  if (resolved === null) return { ...here, pull: named === null ? asked : null }
  const imageId = observed.images.get(resolved) ?? idOfDigest(resolved, observed)
  if (imageId !== null && imageId === named) return here
  // Exactly what the registry named; the tag follows it on the host, else the next new version would go back.
  const revision = imageId ?? digestOf(resolved)
  return { ...here, reference: resolved, imageId, revision, pull: resolved, tag: asked }
}

function answeredDigest(asked: string, { registry }: ObservedImages): string | null {
  const answer = registry.get(asked)
  return answer && 'repoDigest' in answer ? answer.repoDigest : null
}

const digestOf = (reference: string): string => reference.slice(reference.indexOf('@') + 1)

function idOfDigest(repoDigest: string, { imageDigests }: ObservedImages): string | null {
  const digest = digestOf(repoDigest)
  for (const [id, digests] of imageDigests) if (digests.some((other) => digestOf(other) === digest)) return id
  return null
}

/** Why an image that is not there must not or cannot be pulled; null where it may be. */
function pullConflict(service: DesiredService, host: string): PlanConflict | null {
  const { name, definition } = service
  const { image, build } = definition
  const policy = pullPolicyOf(definition)
  if (policy === 'never') return conflict('IMAGE_NOT_FOUND', { image, reason: `the pull_policy of ${name} is never` })
  const isBuilt = policy === 'build' || (build !== undefined && service.isImageImplied)
  return isBuilt ? conflict('BUILD_UNSUPPORTED', { service: name, image, host }) : null
}

function pinnedSource(service: DesiredService, pinned: PinnedImage, observed: ObservedImages): ImageSource {
  const asked = service.definition.image
  const named = observed.images.get(asked) ?? null
  const { imageId, repoDigest } = pinned
  const found = { imageId, revision: imageId, pull: null, tag: null, conflict: null }
  if (named === imageId) return { ...found, reference: asked }
  if (observed.images.get(imageId)) return { ...found, reference: imageId }
  if (repoDigest === null) return { ...found, reference: asked, conflict: gone(service.name, imageId) }
  const byDigest = observed.images.get(repoDigest) ?? imageId
  const pull = observed.images.get(repoDigest) ? null : repoDigest
  return { ...found, reference: repoDigest, imageId: byDigest, revision: byDigest, pull }
}

const gone = (service: string, imageId: string): PlanConflict =>
  conflict('IMAGE_GONE', { service, image: imageId.replace(/^sha256:/, '').slice(0, 12) })

/** Images that a service mounts, as the document names them. */
export const mountedImages = ({ volumes = [] }: ComposeService): readonly string[] =>
  volumes.flatMap(({ type, source }) => (type === 'image' && source !== undefined ? [source] : []))

/** A conflict for every image of the version that its policy asks a registry for, and the registry did not tell. */
export const registryConflicts = (
  services: readonly DesiredService[],
  { registry }: ObservedImages,
): readonly PlanConflict[] =>
  registryQuestions(services).flatMap((image) => {
    const answer = registry.get(image)
    return answer && 'failure' in answer ? [answer.failure] : []
  })

/** Every name under which the images of services may be on the host: what an observation is to look for. */
export const imageNames = (services: readonly DesiredService[]): readonly string[] => [
  ...new Set(
    services.flatMap(({ definition, pinned, resolved }) => [
      definition.image,
      ...(resolved === null ? [] : [resolved]),
      ...mountedImages(definition),
      ...(pinned ? [pinned.imageId, ...(pinned.repoDigest === null ? [] : [pinned.repoDigest])] : []),
    ]),
  ),
]

/**
 * What to ask before a plan is made. A version that ran before runs what it ran with, so only one that never did asks;
 * a reference with a digest names one content for ever.
 */
export const registryQuestions = (services: readonly DesiredService[]): readonly string[] => {
  const asked = services.filter(
    ({ definition, pinned, resolved }) =>
      pullPolicyOf(definition) === 'always' && pinned === null && resolved === null && !definition.image.includes('@'),
  )
  return [...new Set(asked.map(({ definition }) => definition.image))]
}
