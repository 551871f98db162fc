import { z } from 'zod'

/**
 * What must hold for a piece of a component to be used. A list of them holds where all do. There is no nesting, so that a
 * person can read and write it.
 */
export const Condition = z.union([
  /** The option has this value. */
  z.strictObject({ option: z.string(), is: z.union([z.string(), z.number(), z.boolean()]) }),
  /** The option has another value than this. */
  z.strictObject({ option: z.string(), isNot: z.union([z.string(), z.number(), z.boolean()]) }),
  /** The secret has a value. */
  z.strictObject({ secret: z.string() }),
  /** The secret is left away. */
  z.strictObject({ noSecret: z.string() }),
  /** The image is the catalogue's, or one that a person named. */
  z.strictObject({ image: z.enum(['catalogue', 'own']) }),
  /** The release is in this range, in the notation of npm's semver: `>=18`, `>=10.5 <11 || >=11.4`. */
  z.strictObject({ version: z.string() }),
  /** Something is connected to this need; with `capability`, something that gives just that. */
  z.strictObject({ connected: z.string(), capability: z.string().optional() }),
  /** Nothing is connected to this need. */
  z.strictObject({ notConnected: z.string() }),
])
export type Condition = z.infer<typeof Condition>

/** Conditions that must all hold; none always hold. */
export const When = z.array(Condition).default([])
export type When = z.infer<typeof When>
