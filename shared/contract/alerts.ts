import { z } from 'zod'
import { Alert } from '../model/alert.ts'
import { Reference } from '../model/ids.ts'
import { procedure } from './procedure.ts'

export const alerts = {
  /** Worst first, then newest. An `alerts` change says that it is another list now. */
  list: procedure
    .route({ method: 'GET', path: '/alerts', summary: 'What is wrong now' })
    .meta({ permission: 'stack.read' })
    .output(z.object({ items: z.array(Alert) })),

  /** Whether alerts of a stack are told; kept as the setting `mutedStacks`. */
  mute: procedure
    .route({ method: 'POST', path: '/stacks/{stack}/mute', summary: 'Hear of the alerts of a stack, or not' })
    .meta({ permission: 'stack.operate' })
    .input(z.object({ stack: Reference, muted: z.boolean() }))
    .output(z.object({ items: z.array(Alert) })),
}
