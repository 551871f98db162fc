import { z } from 'zod'
import {
  DiskUse,
  ImageRow,
  NetworkRow,
  PruneKind,
  PrunePreview,
  PruneResult,
  VolumeRow,
} from '../model/host-objects.ts'
import { Reference } from '../model/ids.ts'
import { procedure } from './procedure.ts'

const host = z.object({ host: Reference })

/**
 * Images, volumes and networks of a host. Lists answer at once; sizes that are older than a minute are read anew in the
 * background, and an `objects` change says when they are there.
 */
export const objects = {
  images: procedure
    .route({ method: 'GET', path: '/hosts/{host}/images', summary: 'Images of a host, and who uses them' })
    .meta({ permission: 'host.read' })
    .input(host)
    .output(z.object({ items: z.array(ImageRow), disk: DiskUse.nullable() })),

  volumes: procedure
    .route({ method: 'GET', path: '/hosts/{host}/volumes', summary: 'Volumes of a host, and who uses them' })
    .meta({ permission: 'host.read' })
    .input(host)
    .output(z.object({ items: z.array(VolumeRow), disk: DiskUse.nullable() })),

  networks: procedure
    .route({ method: 'GET', path: '/hosts/{host}/networks', summary: 'Networks of a host, and who uses them' })
    .meta({ permission: 'host.read' })
    .input(host)
    .output(z.object({ items: z.array(NetworkRow) })),

  /** What nothing uses, no stack made and no kept version names. Changes nothing. */
  previewPrune: procedure
    .route({ method: 'GET', path: '/hosts/{host}/prune/{what}', summary: 'What a clean-up would remove' })
    .meta({ permission: 'host.read' })
    .input(host.extend({ what: PruneKind }))
    .output(PrunePreview),

  /**
   * Removes what the approved preview shows, one by one and without force. PRUNE_CHANGED where another preview would come
   * out now, with nothing removed; HOST_BUSY while a command works on the host or waits for it. Volumes with data go for
   * ever: `confirm` has to be the host's name for them.
   */
  prune: procedure
    .route({ method: 'POST', path: '/hosts/{host}/prune/{what}', summary: 'Clean up what nothing uses' })
    .meta({ permission: 'host.manage' })
    .input(host.extend({ what: PruneKind, approved: z.string().max(64), confirm: z.string().max(63).optional() }))
    .output(PruneResult),
}
