import { AppError } from '#shared/contract/app-error.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import { listImages } from '../docker/images.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { type CleanUpInput, findUnusedImages, pruneImages } from '../images/image-clean-up.ts'
import { imageUpdate, isAsked, type ServiceImage } from '../images/image-updates.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** An answer of a registry this young is not asked for again. */
const restMs = 60_000

/** Cleaning up images, and newer ones in registries. */
export function implementImages(parts: EngineParts) {
  const { hosts, stacks } = parts
  const { unused, prune, updates, checkUpdates } = implementer.images

  return {
    unused: unused.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      return findUnusedImages(await cleanUpOf(parts, host), signalOf(parts, signal))
    }),

    prune: prune.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      return pruneImages(await cleanUpOf(parts, host), input.ids ?? null, signalOf(parts, signal))
    }),

    updates: updates.handler(async ({ input, signal }) => {
      const stack = await stacks.get(input.stack)
      return { items: noted(parts, stack, await knownUpdates(parts, stack, signalOf(parts, signal))) }
    }),

    checkUpdates: checkUpdates.handler(async ({ input, signal }) => {
      const stack = await stacks.get(input.stack)
      return { items: noted(parts, stack, await askForUpdates(parts, stack, signalOf(parts, signal))) }
    }),
  }
}

/** What was found out is shown by every list of stacks. */
function noted({ newerImages }: EngineParts, stack: StoredStack, updates: ImageUpdate[]): ImageUpdate[] {
  newerImages.note(stack, updates)
  return updates
}

/** What a clean-up of a host's images is made from. */
export async function cleanUpOf({ connections, versions, settings, queue }: EngineParts, host: StoredHost) {
  const { keepImagesOfVersions } = await settings.get()
  const input: CleanUpInput = {
    client: connections.client(host.id),
    ran: () => versions.imagesOnHost(host.id),
    keepVersions: keepImagesOfVersions,
    async mayRemove() {
      const { items } = await queue.commands.list({ active: true, hostId: host.id, limit: 1 })
      const [command] = items
      if (command) throw new AppError('HOST_BUSY', { host: host.name, command: `#${command.seq} ${command.title}` })
    },
  }
  return input
}

/** What is stored; where the Engine does not answer, without the digests that only it knows. */
export async function knownUpdates(
  parts: Pick<EngineParts, 'askedServices' | 'versions' | 'connections' | 'registryDigests'>,
  stack: StoredStack,
  signal: AbortSignal,
): Promise<ImageUpdate[]> {
  const services = await serviceImages(parts, stack, signal)
  return Promise.all(
    services.map(async (service) =>
      imageUpdate(service, isAsked(service) ? await parts.registryDigests.known(stack.hostId, service.image) : null),
    ),
  )
}

/** Asks for every image of a stack that came from a registry, all at once. */
async function askForUpdates(
  parts: Pick<EngineParts, 'askedServices' | 'versions' | 'connections' | 'registryDigests'>,
  stack: StoredStack,
  signal: AbortSignal,
): Promise<ImageUpdate[]> {
  const services = await serviceImages(parts, stack, signal)
  const images = [...new Set(services.filter(isAsked).map(({ image }) => image))]
  const answers = new Map(
    await Promise.all(
      images.map(async (reference) => {
        const request = { reference, maxAgeMs: restMs }
        return [reference, await parts.registryDigests.observe(stack.hostId, request, signal)] as const
      }),
    ),
  )
  return services.map((service) => imageUpdate(service, answers.get(service.image) ?? null))
}

async function serviceImages(
  { askedServices, versions, connections }: Pick<EngineParts, 'askedServices' | 'versions' | 'connections'>,
  stack: StoredStack,
  signal: AbortSignal,
): Promise<readonly ServiceImage[]> {
  if (stack.currentVersion === null) return []
  const asked = await askedServices.of(stack)
  const pins = await versions.images(stack.id, stack.currentVersion)
  const local = await listImages(connections.client(stack.hostId), signal).catch((error: unknown) => {
    if (signal.aborted || !(error instanceof AppError)) throw error
    return []
  })
  return asked.map(({ service, image }) => {
    const pinned = pins.get(service) ?? null
    return { service, image, pinned, localDigests: local.find(({ id }) => id === pinned?.imageId)?.digests ?? [] }
  })
}
