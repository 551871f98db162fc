import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ContainerLogLine } from '../model/container-log-line.ts'
import { Reference, Slug } from '../model/ids.ts'
import { LogBatch } from '../model/log-batch.ts'
import { PageInput, page } from '../model/page.ts'
import { StackRuntime, StackStatus, StackSummary } from '../model/stack.ts'
import { Timestamp } from '../model/time.ts'
import { procedure } from './procedure.ts'

/** How many services' logs can be asked for by name; without names all are read. */
const MOST_SERVICES = 200

export const stacks = {
  list: procedure
    .route({ method: 'GET', path: '/stacks', summary: 'Stacks, by name' })
    .meta({ permission: 'stack.read' })
    .input(
      PageInput.extend({
        host: Reference.optional(),
        status: StackStatus.optional(),
        /** Part of the name. */
        search: z.string().max(63).optional(),
        /** Removed stacks are left out unless asked for. */
        includeRemoved: z.stringbool().or(z.boolean()).default(false),
      }),
    )
    .output(page(StackSummary)),

  get: procedure
    .route({ method: 'GET', path: '/stacks/{stack}', summary: 'One stack' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference }))
    .output(StackSummary),

  create: procedure
    .route({ method: 'POST', path: '/stacks', summary: 'Make an empty stack (DRAFT)', successStatus: 201 })
    .meta({ permission: 'stack.apply' })
    .input(z.object({ name: Slug, host: Reference.optional() }))
    .output(StackSummary),

  runtime: procedure
    .route({
      method: 'GET',
      path: '/stacks/{stack}/runtime',
      summary: 'What was asked and what the Engine says, service by service',
    })
    .meta({ permission: 'stack.read' })
    .input(z.object({ stack: Reference }))
    .output(StackRuntime),

  /** What the containers wrote, merged by time; with `follow` the stream goes on until the reader leaves. */
  logs: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/logs', summary: 'Log lines of the containers' })
    .meta({ permission: 'stack.read' })
    .input(
      z.object({
        stack: Reference,
        service: z.string().optional(),
        follow: z.stringbool().or(z.boolean()).default(false),
        since: Timestamp.optional(),
        tail: z.coerce.number().int().min(0).max(10_000).default(200),
      }),
    )
    .output(eventIterator(ContainerLogLine)),

  /**
   * The same lines, many an event and packed as one text, so that a flood costs little: what a screen reads. With `first` the stream begins
   * with the oldest lines since `since`, not with the newest, and can be read on from the last one's time.
   */
  logBatches: procedure
    .route({ method: 'GET', path: '/stacks/{stack}/logs/batches', summary: 'Log lines of the containers, in batches' })
    .meta({ permission: 'stack.read' })
    .input(
      z.object({
        stack: Reference,
        services: z.array(z.string()).min(1).max(MOST_SERVICES).optional(),
        follow: z.stringbool().or(z.boolean()).default(false),
        since: Timestamp.optional(),
        tail: z.coerce.number().int().min(0).max(10_000).default(200),
        first: z.coerce.number().int().min(1).max(10_000).optional(),
      }),
    )
    .output(eventIterator(LogBatch)),
}
