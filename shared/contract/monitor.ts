import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ContainerDetail, HostContainers, Inspection } from '../model/container-detail.ts'
import { Reference } from '../model/ids.ts'
import { Timestamp } from '../model/time.ts'
import { UsageFrame, UsageHistory } from '../model/usage.ts'
import { procedure } from './procedure.ts'

/** A container's id, whole or its first twelve digits, or its name. */
const container = z.string().min(1).max(255)

/** What usage is asked of: a stack, or else a host with everything that runs on it. */
const target = {
  stack: Reference.optional(),
  host: Reference.optional(),
}

export const monitor = {
  /** Every container of a host, of stacks and of nobody's, as the Engine's events keep it known; asks nobody. */
  containers: procedure
    .route({ method: 'GET', path: '/hosts/{host}/containers', summary: 'Everything that runs on a host' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ host: Reference }))
    .output(HostContainers),

  container: procedure
    .route({ method: 'GET', path: '/hosts/{host}/containers/{container}', summary: 'All about one container' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ host: Reference, container }))
    .output(ContainerDetail),

  /** `id` is a name too, for volumes always. */
  inspect: procedure
    .route({ method: 'GET', path: '/hosts/{host}/inspect/{kind}', summary: 'What the Engine says of one object' })
    .meta({ permission: 'stack.read' })
    .input(
      z.object({
        host: Reference,
        kind: z.enum(['container', 'image', 'volume', 'network']),
        id: z.string().min(1).max(512),
      }),
    )
    .output(Inspection),

  /**
   * Usage as it is sampled: each second while somebody reads the stream. Starts with what was sampled last. Goes on while
   * the Engine does not answer, with `live` false. Without `containers` only sums are sent.
   */
  usage: procedure
    .route({ method: 'GET', path: '/usage/live', summary: 'Processor, memory, network and disk use, live' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ ...target, containers: z.stringbool().or(z.boolean()).default(true) }))
    .output(eventIterator(UsageFrame)),

  /**
   * Usage of the past, in the finest steps that are still kept of `from`. `by` says what has a series of its own: the
   * total, each stack of a host, each service of a stack, or each container.
   */
  usageHistory: procedure
    .route({ method: 'GET', path: '/usage/history', summary: 'Processor, memory, network and disk use of the past' })
    .meta({ permission: 'stack.read' })
    .input(
      z.object({
        ...target,
        by: z.enum(['total', 'stack', 'service', 'container']).default('total'),
        from: Timestamp,
        /** Now where left out. */
        to: Timestamp.optional(),
        /** Coarser steps than these are taken where needed to stay below so many. */
        mostSteps: z.coerce.number().int().min(2).max(2000).default(1000),
      }),
    )
    .output(UsageHistory),
}
