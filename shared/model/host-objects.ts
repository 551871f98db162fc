import { z } from 'zod'
import { HostId, Slug, StackId } from './ids.ts'
import { ImageKeptFor } from './image-care.ts'
import { Timestamp } from './time.ts'

/** A container that uses something, running or not. */
export const ObjectUser = z.object({
  containerId: z.string(),
  name: z.string(),
  running: z.boolean(),
  stackId: StackId.nullable(),
  stackName: Slug.nullable(),
})
export type ObjectUser = z.infer<typeof ObjectUser>

const owner = { stackId: StackId.nullable(), stackName: Slug.nullable() }

/** An image of a host with who uses it. `ownBytes` is what no other image shares; null until sizes were read. */
export const ImageRow = z.object({
  id: z.string(),
  names: z.array(z.string()),
  createdAt: Timestamp,
  sizeBytes: z.number(),
  ownBytes: z.number().nullable(),
  usedBy: z.array(ObjectUser),
  /** Versions that would run it again, newest first. */
  neededBy: z.array(z.object({ stackId: StackId, stackName: Slug, version: z.number().int() })),
})
export type ImageRow = z.infer<typeof ImageRow>

/** Why an object is never offered for removal: a container uses it, a stack made it, a kept version names it, the Engine made it. */
export const ObjectKeptFor = z.enum(['container', 'stack', 'version', 'engine'])
export type ObjectKeptFor = z.infer<typeof ObjectKeptFor>

/** A volume of a host with who uses it; null where its driver does not tell, or sizes were not read yet. */
export const VolumeRow = z.object({
  name: z.string(),
  driver: z.string(),
  /** Made by the Engine without a name of its own. */
  anonymous: z.boolean(),
  createdAt: Timestamp.nullable(),
  sizeBytes: z.number().nullable(),
  ...owner,
  usedBy: z.array(ObjectUser),
  keptFor: ObjectKeptFor.nullable(),
})
export type VolumeRow = z.infer<typeof VolumeRow>

export const NetworkRow = z.object({
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  internal: z.boolean(),
  subnets: z.array(z.string()),
  createdAt: Timestamp.nullable(),
  ...owner,
  usedBy: z.array(ObjectUser),
  keptFor: ObjectKeptFor.nullable(),
})
export type NetworkRow = z.infer<typeof NetworkRow>

/** What everything of a host takes. Reading it takes an Engine its time: it is read in the background and kept. */
export const DiskUse = z.object({
  readAt: Timestamp,
  imagesBytes: z.number().nullable(),
  volumesBytes: z.number().nullable(),
  containersBytes: z.number().nullable(),
  buildCacheBytes: z.number().nullable(),
})
export type DiskUse = z.infer<typeof DiskUse>

/** What a clean-up is of. */
export const PruneKind = z.enum(['images', 'volumes', 'networks'])
export type PruneKind = z.infer<typeof PruneKind>

/** What a clean-up would remove, and what it leaves; `hash` is what is approved. */
export const PrunePreview = z.object({
  hostId: HostId,
  what: PruneKind,
  hash: z.string(),
  remove: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number().nullable() })),
  keep: z.array(z.object({ id: z.string(), name: z.string(), keptFor: ObjectKeptFor.or(ImageKeptFor) })),
  /** The sum of what is known. */
  bytes: z.number(),
})
export type PrunePreview = z.infer<typeof PrunePreview>

/** What a clean-up did. */
export const PruneResult = z.object({
  removed: z.array(z.object({ id: z.string(), name: z.string() })),
  left: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  freedBytes: z.number(),
})
export type PruneResult = z.infer<typeof PruneResult>
