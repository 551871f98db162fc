import type { PinnedImage, VersionImages } from '#shared/model/image.ts'
import type { DesiredService, DesiredState } from './desired-state.ts'
import type { ObservedState } from './observed-state.ts'

/**
 * The image that each service of a version runs, as its containers on the host say: what the version is kept with. A
 * service without containers is left out. Where replicas differ the newest counts.
 */
export const imagesThatRun = (desired: DesiredState, observed: ObservedState): VersionImages =>
  new Map(
    desired.services.flatMap((service) => {
      const image = imageOf(service, observed)
      return image ? [[service.name, image] as const] : []
    }),
  )

function imageOf(service: DesiredService, observed: ObservedState): PinnedImage | null {
  const names = new Set(service.containers.map(({ name }) => name))
  const [newest] = observed.containers
    .filter((container) => container.service === service.name && names.has(container.name))
    .sort((a, b) => b.createdAt - a.createdAt)
  if (!newest) return null
  const reference = service.definition.image
  return { reference, imageId: newest.imageId, repoDigest: repoDigest(service, newest.imageId, observed) }
}

/** The digest that was asked for, or one in the repository that the document names, or else in any: the content is the same. */
function repoDigest({ definition, resolved }: DesiredService, imageId: string, observed: ObservedState): string | null {
  const { image: reference } = definition
  const digests = observed.imageDigests.get(imageId) ?? []
  if (resolved !== null && digests.includes(resolved)) return resolved
  return digests.find((digest) => repositoryOf(digest) === repositoryOf(reference)) ?? digests[0] ?? null
}

/** `registry:5000/team/app` of `registry:5000/team/app:1@sha256:...`. */
function repositoryOf(reference: string): string {
  const [named = ''] = reference.split('@')
  const tag = named.indexOf(':', named.lastIndexOf('/') + 1)
  return tag < 0 ? named : named.slice(0, tag)
}
