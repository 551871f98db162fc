import { z } from 'zod'
import { EngineDiagnosis, Host, HostConnection } from '../model/host.ts'
import { Reference, Slug } from '../model/ids.ts'
import { procedure } from './procedure.ts'

export const hosts = {
  list: procedure
    .route({ method: 'GET', path: '/hosts', summary: 'All hosts, with what their Engine said last' })
    .meta({ permission: 'host.read' })
    .output(z.object({ items: z.array(Host) })),

  add: procedure
    .route({ method: 'POST', path: '/hosts', summary: 'Add a host', successStatus: 201 })
    .meta({ permission: 'host.manage' })
    .input(z.object({ name: Slug, connection: HostConnection }))
    .output(Host),

  remove: procedure
    .route({ method: 'DELETE', path: '/hosts/{host}', summary: 'Forget a host that has no stacks' })
    .meta({ permission: 'host.manage' })
    .input(z.object({ host: Reference }))
    .output(z.object({})),

  test: procedure
    .route({ method: 'POST', path: '/hosts/{host}/test', summary: 'Ask the Engine now' })
    .meta({ permission: 'host.read' })
    .input(z.object({ host: Reference }))
    .output(Host),

  diagnose: procedure
    .route({
      method: 'GET',
      path: '/hosts/{host}/diagnosis',
      summary: 'Why the Engine does not answer, and what would help',
    })
    .meta({ permission: 'host.read' })
    .input(z.object({ host: Reference }))
    .output(EngineDiagnosis),

  /** Takes the lock of a controller away that is gone for good; `holder` says whose it was, null where nobody held it. */
  unlock: procedure
    .route({ method: 'POST', path: '/hosts/{host}/unlock', summary: "Take away another controller's lock" })
    .meta({ permission: 'host.manage' })
    .input(z.object({ host: Reference }))
    .output(z.object({ holder: z.string().nullable() })),

  /** Its queue starts nothing more; what runs goes on to its end, and what waits keeps its place. */
  pauseQueue: procedure
    .route({ method: 'POST', path: '/hosts/{host}/pause', summary: "Pause a host's queue" })
    .meta({ permission: 'queue.control' })
    .input(z.object({ host: Reference }))
    .output(Host),

  resumeQueue: procedure
    .route({ method: 'POST', path: '/hosts/{host}/resume', summary: "Resume a host's queue" })
    .meta({ permission: 'queue.control' })
    .input(z.object({ host: Reference }))
    .output(Host),
}
