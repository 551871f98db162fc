import { z } from 'zod'

/** One service of a stack, or null for all of them. */
export const ServicePayload = z.object({ service: z.string().nullable() })
export type ServicePayload = z.infer<typeof ServicePayload>

/** `shop`, or `shop / web` where one service is meant. */
export const placeName = (stackName: string, { service }: ServicePayload): string =>
  service === null ? stackName : `${stackName} / ${service}`
