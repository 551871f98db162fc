import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { EventSeverity, EventSubject, HostEvent } from '../model/host-event.ts'
import { Reference } from '../model/ids.ts'
import { PageInput, page } from '../model/page.ts'
import { Timestamp } from '../model/time.ts'
import { procedure } from './procedure.ts'

/** What a list of events is cut to; what is left out cuts nothing. */
const filter = {
  host: Reference.optional(),
  stack: Reference.optional(),
  service: z.string().max(255).optional(),
  /** Id of a container, network, or the name of a volume or image. */
  object: z.string().max(255).optional(),
  subject: EventSubject.optional(),
  /** Of this severity and worse. */
  severity: EventSeverity.optional(),
  /** Part of the name or action. */
  search: z.string().max(200).optional(),
}

export const events = {
  /** The newest 50,000 of the last 30 days are kept. */
  list: procedure
    .route({ method: 'GET', path: '/events', summary: 'What happened on the hosts, newest first' })
    .meta({ permission: 'stack.read' })
    .input(PageInput.extend({ ...filter, since: Timestamp.optional(), until: Timestamp.optional() }))
    .output(page(HostEvent)),

  /** Everything stored after `afterSeq`, then what happens; only what happens where it is left out. */
  follow: procedure
    .route({ method: 'GET', path: '/events/follow', summary: 'What happens on the hosts, as it happens' })
    .meta({ permission: 'stack.read' })
    .input(z.object({ ...filter, afterSeq: z.coerce.number().int().min(0).optional() }))
    .output(eventIterator(HostEvent)),
}
