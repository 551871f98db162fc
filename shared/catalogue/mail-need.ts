import type { z } from 'zod'
import type { Need, Way } from './component-wiring.ts'

/** A mail server that a component can send through, in its own way of being told. */
export const mailNeed = (way: z.input<typeof Way>): z.input<typeof Need> => ({
  id: 'mail',
  title: 'Mail server',
  capabilities: ['smtp'],
  suggests: 'mailpit',
  ways: [way],
})
