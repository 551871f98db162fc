import { z } from 'zod'

/** One layer of an image that is pulled. `here` was on the host already. */
export const PullLayer = z.object({
  /** The first digits of its digest, as the Engine names it. */
  id: z.string(),
  state: z.enum(['waiting', 'downloading', 'downloaded', 'extracting', 'done', 'here']),
  /** Bytes of what `state` says, of `totalBytes`; 0 where that is not counted. */
  currentBytes: z.number(),
  /** Compressed; null until the registry has told. */
  totalBytes: z.number().nullable(),
})
export type PullLayer = z.infer<typeof PullLayer>

/** How far a pull is that a step of a command does. Told while it happens and stored nowhere. */
export const ImagePull = z.object({
  attempt: z.number().int(),
  /** Index of the step. */
  step: z.number().int(),
  image: z.string(),
  /** In the order in which the Engine named them first. */
  layers: z.array(PullLayer),
})
export type ImagePull = z.infer<typeof ImagePull>
