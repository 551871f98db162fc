import { z } from 'zod'
import { Reference } from '../model/ids.ts'
import { ImageUpdate, PrunedImages, UnusedImages } from '../model/image-care.ts'
import { procedure } from './procedure.ts'

export const images = {
  /** Images that no container uses and none of the last versions of a stack needs. Changes nothing. */
  unused: procedure
    .route({ method: 'GET', path: '/hosts/{host}/images/unused', summary: 'Images that a clean-up would remove' })
    .meta({ permission: 'host.read' })
    .input(z.object({ host: Reference }))
    .output(UnusedImages),

  /**
   * Removes unused images, each by its id and without force; with `ids` only those of them. What is not unused any more
   * is left. HOST_BUSY while a command works on the host or waits for it.
   */
  prune: procedure
    .route({ method: 'POST', path: '/hosts/{host}/images/prune', summary: 'Remove unused images' })
    .meta({ permission: 'host.manage' })
    .input(z.object({ host: Reference, ids: z.array(z.string().max(100)).max(10_000).optional() }))
    .output(PrunedImages),

  /** What is known of the registries' side of a stack's images; asks nobody. */
  updates: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/images', summary: 'Whether newer images are behind the tags' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference }))
    .output(z.object({ items: z.array(ImageUpdate) })),

  /** Asks the registries through the Engine, without pulling; an answer of the last minute is taken as it is. */
  checkUpdates: procedure
    .route({ method: 'POST', path: '/stacks/{stack}/images/check', summary: 'Ask the registries for newer images' })
    .meta({ permission: 'stack.plan' })
    .input(z.object({ stack: Reference }))
    .output(z.object({ items: z.array(ImageUpdate) })),
}
