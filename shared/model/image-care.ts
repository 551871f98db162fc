import { z } from 'zod'
import { Timestamp } from './time.ts'

/** An image of a host as a clean-up sees it. Sizes in bytes; `ownBytes` is what no other image shares. */
export const HostImage = z.object({
  id: z.string(),
  names: z.array(z.string()),
  sizeBytes: z.number(),
  ownBytes: z.number(),
  createdAt: Timestamp,
})
export type HostImage = z.infer<typeof HostImage>

/** Why an image stays: a container uses it, one of the last versions of a stack ran it, or another image is built on it. */
export const ImageKeptFor = z.enum(['container', 'version', 'image'])
export type ImageKeptFor = z.infer<typeof ImageKeptFor>

/** What a clean-up of a host's images would remove, and what it leaves. */
export const UnusedImages = z.object({
  host: z.string(),
  /** How many versions of each stack keep their images. */
  keptVersions: z.number().int(),
  unused: z.array(HostImage),
  kept: z.array(HostImage.extend({ keptFor: ImageKeptFor })),
})
export type UnusedImages = z.infer<typeof UnusedImages>

/** What a clean-up did. `freedBytes` is what the Engine's layers take less than before. */
export const PrunedImages = z.object({
  host: z.string(),
  removed: z.array(HostImage),
  /** Those the Engine did not let go of, or that came into use meanwhile, each with the reason. */
  left: z.array(z.object({ id: z.string(), names: z.array(z.string()), reason: z.string() })),
  freedBytes: z.number(),
})
export type PrunedImages = z.infer<typeof PrunedImages>

/**
 * How the image of a service stands against its registry: `current`, `behind` (the tag names something newer), `fixed`
 * (the document names a digest), `local` (never in a registry), `unknown` (not asked yet, or `problem` says why not).
 */
export const ImageUpdate = z.object({
  service: z.string(),
  image: z.string(),
  state: z.enum(['current', 'behind', 'fixed', 'local', 'unknown']),
  /** `sha256:...` that runs; null where it has none. */
  runs: z.string().nullable(),
  /** `sha256:...` that the registry names now, as far as it was asked. */
  offered: z.string().nullable(),
  problem: z.string().nullable(),
  observedAt: Timestamp.nullable(),
})
export type ImageUpdate = z.infer<typeof ImageUpdate>
