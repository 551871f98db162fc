import type { StackDocument } from '#shared/model/document.ts'
import type { HostId } from '#shared/model/ids.ts'
import { loadDocument } from '../compose/load-document.ts'
import { createImageFinder, parseImageReference } from '../docker/image-reference.ts'
import { listImages } from '../docker/images.ts'
import type { EngineParts } from './engine-parts.ts'

/**
 * What the tags of a document name in their registries now, by service: `repository@sha256:...`. Left out are references
 * by digest, images that are on the host and never were in a registry, and images that are not on the host whose
 * registry gives no answer: their pull will say why. @throws AppError REGISTRY_* for one that runs and cannot be asked
 */
export async function resolveImages(
  { connections, registryDigests }: Pick<EngineParts, 'connections' | 'registryDigests'>,
  request: { readonly stackName: string; readonly document: StackDocument; readonly hostId: HostId },
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const { services } = loadDocument({ name: request.stackName, document: request.document }).project
  const local = await listImages(connections.client(request.hostId), signal)
  const find = createImageFinder(local)
  const fromRegistry = new Set(local.filter(({ digests }) => digests.some(isNamed)).map(({ id }) => id))
  const resolveOne = async (image: string): Promise<string | null> => {
    const id = find(image)
    if (parseImageReference(image).digest !== null || (id !== null && !fromRegistry.has(id))) return null
    try {
      return `${repositoryOf(image)}@${await registryDigests.resolve(request.hostId, image, signal)}`
    } catch (error) {
      if (id === null && !signal.aborted) return null
      throw error
    }
  }
  const images = [...new Set(Object.values(services).map(({ image }) => image))]
  const found = new Map(await Promise.all(images.map(async (image) => [image, await resolveOne(image)] as const)))
  return Object.fromEntries(
    Object.entries(services).flatMap(([service, { image }]) => {
      const reference = found.get(image) ?? null
      return reference === null ? [] : [[service, reference]]
    }),
  )
}

const isNamed = (digest: string): boolean => !digest.startsWith('<none>')

/** As the document writes it, without its tag. */
function repositoryOf(image: string): string {
  const at = image.indexOf(':', image.lastIndexOf('/') + 1)
  return at < 0 ? image : image.slice(0, at)
}
