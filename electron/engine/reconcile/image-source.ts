import type { PlanConflict } from '#shared/model/plan.ts'
import { conflict } from './conflicts.ts'
import type { DesiredService } from './desired-state.ts'
import type { ObservedState } from './observed-state.ts'

/** What a new container of a service is made from. */
export interface ImageSource {
  /** The reference to create with: as the document names it, or by digest or id where its tag names another image now. */
  readonly reference: string
  /** The id of that image; null where it has to be pulled first and what the registry has is not known. */
  readonly imageId: string | null
  /** What to pull first; null where it is on the host. */
  readonly pull: string | null
  /** The name that what is pulled gets, so that the tag names on the host what it names in the registry; else null. */
  readonly tag: string | null
  /** Set where the image is gone for good. */
  readonly conflict: PlanConflict | null
}

/**
 * What a service's image is. A version that ran before runs exactly the image it ran with, whatever its tag names now;
 * one that never ran takes what the tag names on the host, or what a pull brings.
 */
export function imageSource(service: DesiredService, observed: ObservedState): ImageSource {
  const asked = service.definition.image
  const named = observed.images.get(asked) ?? null
  const { pinned, resolved } = service
  if (pinned === null && resolved !== null) return resolvedSource(asked, named, { resolved, observed })
  if (pinned === null)
    return { reference: asked, imageId: named, pull: named === null ? asked : null, tag: null, conflict: null }
  const found = { imageId: pinned.imageId, pull: null, tag: null, conflict: null }
  if (named === pinned.imageId) return { ...found, reference: asked }
  if (observed.images.get(pinned.imageId)) return { ...found, reference: pinned.imageId }
  if (pinned.repoDigest === null) return { ...found, reference: asked, conflict: gone(service.name, pinned.imageId) }
  const byDigest = observed.images.get(pinned.repoDigest) ?? null
  const pull = byDigest === null ? pinned.repoDigest : null
  return { reference: pinned.repoDigest, imageId: byDigest ?? pinned.imageId, pull, tag: null, conflict: null }
}

/** Exactly what the registry named; the tag follows it on the host, else the next new version would go back. */
function resolvedSource(
  asked: string,
  named: string | null,
  { resolved, observed }: { readonly resolved: string; readonly observed: ObservedState },
): ImageSource {
  const found = observed.images.get(resolved) ?? null
  if (found !== null && found === named)
    return { reference: asked, imageId: found, pull: null, tag: null, conflict: null }
  return { reference: resolved, imageId: found, pull: resolved, tag: asked, conflict: null }
}

const gone = (service: string, imageId: string): PlanConflict =>
  conflict('IMAGE_GONE', { service, image: imageId.replace(/^sha256:/, '').slice(0, 12) })

/** Every name under which the images of services may be on the host: what an observation is to look for. */
export const imageNames = (services: readonly DesiredService[]): readonly string[] => [
  ...new Set(
    services.flatMap(({ definition, pinned, resolved }) => [
      definition.image,
      ...(resolved === null ? [] : [resolved]),
      ...(pinned ? [pinned.imageId, ...(pinned.repoDigest === null ? [] : [pinned.repoDigest])] : []),
    ]),
  ),
]
