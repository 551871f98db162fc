import { z } from 'zod'
import { Slug } from './ids.ts'
import { Timestamp } from './time.ts'
import { VolumeChoice } from './volume-choice.ts'

/** A limit of a container with another value, for people: `mem_limit`, `64 MiB`, `128 MiB`. null is none. */
export const LimitChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type LimitChange = z.infer<typeof LimitChange>

const causeShape = z.discriminatedUnion('kind', [
  /** Asked for, and not on the host. */
  z.object({ kind: z.literal('missing') }),
  /** The container's configuration differs; `fields` names what, where the old version is known. */
  z.object({ kind: z.literal('configuration-changed'), fields: z.array(z.string()) }),
  /** It runs another image than the one the version has, or than the tag of a version that never ran names now. */
  z.object({ kind: z.literal('image-changed'), from: z.string(), to: z.string() }),
  /**
   * It may use more or less, or is restarted by another rule. `found` says where the old values are from: the document,
   * somebody else who changed them on the host, or an update that did not end. Where `inPlace` is false the Engine
   * cannot give them to a container that is there.
   */
  z.object({
    kind: z.literal('limits-changed'),
    changes: z.array(LimitChange),
    found: z.enum(['asked', 'drifted', 'unsettled']),
    inPlace: z.boolean(),
  }),
  /** The container is attached to other networks than asked, or lost a mount. */
  z.object({ kind: z.literal('drifted'), detail: z.string() }),
  /** It is there as asked, but does not run. */
  z.object({ kind: z.literal('not-running'), state: z.string() }),
  /** Its place is taken by a new container. */
  z.object({ kind: z.literal('replaced'), by: z.string() }),
  /** The version no longer has this service, replica or network. */
  z.object({ kind: z.literal('not-in-version') }),
  /** Left behind by a command that did not end. */
  z.object({ kind: z.literal('left-over') }),
  /** Another service waits for it, with the condition it asks. */
  z.object({ kind: z.literal('needed-by'), services: z.array(z.string()), condition: z.string() }),
  /** Checked so that the command ends only when the service works. */
  z.object({ kind: z.literal('verify') }),
  /** A person asked for just this. */
  z.object({ kind: z.literal('requested') }),
])
type CauseShape = typeof causeShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface CauseSchema extends CauseShape {}
/** Why an operation is in a plan. Every operation has exactly one; `describeCause` says it in words. */
export const Cause: CauseSchema = causeShape
export type Cause = z.infer<typeof Cause>

/**
 * When an operation runs: `before` while the old version keeps answering, `swap` one service at a time up to the commit,
 * `after` the commit. Before the commit every failure leads back.
 */
export const PlanPhase = z.enum(['before', 'swap', 'after'])

const base = { phase: PlanPhase, cause: Cause }
/** The place of a container in a stack: the service and the replica's number, from 1. */
const slot = { service: z.string(), number: z.number().int().positive() }

/** Present where commands of the document are run in the container: after its start (`post_start`), before its stop (`pre_stop`). */
const hooks = z.literal(true).optional()

const operationShape = z.discriminatedUnion('kind', [
  /** `tag` is the name that the image gets on the host, where it is pulled by its digest because the tag moved. */
  z.object({
    ...base,
    kind: z.literal('pull-image'),
    image: z.string(),
    tag: z.string().optional(),
    platform: z.string().optional(),
  }),
  z.object({ ...base, kind: z.literal('create-network'), key: z.string(), name: z.string() }),
  z.object({ ...base, kind: z.literal('create-volume'), key: z.string(), name: z.string() }),
  /** Created stopped. Where `replaces` is set it gets a temporary name until the swap. */
  z.object({
    ...base,
    ...slot,
    kind: z.literal('create-container'),
    name: z.string(),
    image: z.string(),
    replaces: z.string().nullable(),
  }),
  z.object({
    ...base,
    ...slot,
    kind: z.literal('stop-container'),
    containerId: z.string(),
    name: z.string(),
    graceMs: z.number().nullable(),
    hooks,
  }),
  /** Frees the name of the old container for the new one; it is kept, stopped, until the commit. */
  z.object({ ...base, ...slot, kind: z.literal('set-aside-container'), containerId: z.string(), name: z.string() }),
  /** Gives a container of this slot its final name. `containerId` is null for one that this plan creates. */
  z.object({
    ...base,
    ...slot,
    kind: z.literal('name-container'),
    containerId: z.string().nullable(),
    name: z.string(),
  }),
  z.object({
    ...base,
    ...slot,
    kind: z.literal('start-container'),
    containerId: z.string().nullable(),
    name: z.string(),
    hooks,
  }),
  z.object({
    ...base,
    ...slot,
    kind: z.literal('restart-container'),
    containerId: z.string(),
    name: z.string(),
    graceMs: z.number().nullable(),
  }),
  /** Gives a container other limits while it goes on; which ones is its cause. */
  z.object({ ...base, ...slot, kind: z.literal('update-container'), containerId: z.string(), name: z.string() }),
  /** Waits until the service's containers meet the condition, at most `deadlineMs`. */
  z.object({
    ...base,
    kind: z.literal('wait-service'),
    service: z.string(),
    condition: z.enum(['healthy', 'completed', 'stable']),
    deadlineMs: z.number().int().positive(),
    /** How long each has to go on so before it counts, where the document asks for it (`update_config.monitor`). */
    monitorMs: z.number().int().positive().optional(),
    /** The one container that is waited for; absent for all of them. */
    number: z.number().int().positive().optional(),
  }),
  z.object({ ...base, kind: z.literal('commit'), version: z.number().int().nullable() }),
  z.object({ ...base, ...slot, kind: z.literal('remove-container'), containerId: z.string(), name: z.string() }),
  z.object({ ...base, kind: z.literal('remove-network'), networkId: z.string(), name: z.string() }),
  /** Only ever in the plan of a removal that was asked to delete data. */
  z.object({ ...base, kind: z.literal('remove-volume'), name: z.string() }),
])
type OperationShape = typeof operationShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface OperationSchema extends OperationShape {}
/** One call of the Engine API that changes something, or one wait. `commit` is the database's. */
export const Operation: OperationSchema = operationShape
export type Operation = z.infer<typeof Operation>

/** What becomes of a volume. `orphaned`: kept on the host, used by no service of the new version. */
export const VolumeFate = z.object({
  name: z.string(),
  fate: z.enum(['kept', 'created', 'orphaned', 'destroyed']),
  usedBy: z.array(z.string()),
  /** What of the document it is not, where it is used all the same because somebody chose so. */
  unlike: z.array(z.string()).optional(),
})
export type VolumeFate = z.infer<typeof VolumeFate>

/** A reason why the plan cannot be carried out; a plan with one is never executed. */
export const PlanConflict = z.object({
  /** A code of the error table. */
  code: z.string(),
  message: z.string(),
  next: z.string(),
  /** The data of the error, to say it in another language. */
  data: z.unknown().optional(),
  /** What can be chosen to have it out of the way; `name` is the volume that is used then. */
  choices: z.array(z.object({ volume: z.string(), choice: VolumeChoice, name: z.string() })).optional(),
})
export type PlanConflict = z.infer<typeof PlanConflict>

/** What may go wrong, seen before anything is touched, and does not have to. */
export const PlanWarningCode = z.enum([
  /** Limits of the stack's containers add up to more memory than the host has. */
  'MEMORY_SHORT',
  /** Little room is left where the Engine keeps images and containers. */
  'DISK_SHORT',
  /** The Engine may have no address range left for a network. */
  'ADDRESS_RANGES_SHORT',
  /** An image is made for another processor than the host's. */
  'OTHER_PROCESSOR',
  /** A folder or file to mount is missing; the Engine makes an empty folder of it. */
  'BIND_SOURCE_MADE',
])
export type PlanWarningCode = z.infer<typeof PlanWarningCode>

/** Something to know before a plan is approved. It keeps nothing from being run. */
export const PlanWarning = z.object({ code: PlanWarningCode, message: z.string(), next: z.string() })
export type PlanWarning = z.infer<typeof PlanWarning>

/** Another image for a service. */
export const ImageChange = z.object({
  service: z.string(),
  /** For people: the reference, with the first digits of the image's id where the same tag names another image. */
  from: z.string().nullable(),
  to: z.string(),
  /** Ids as the Engine has them; null for a service that is new, and for an image that has to be pulled first. */
  fromId: z.string().nullable(),
  toId: z.string().nullable(),
})
export type ImageChange = z.infer<typeof ImageChange>

/**
 * How the containers of a service are replaced that asks for `start-first`: beside the old ones, which stop only after the
 * commit, or after them, and why.
 */
export const SwapOrder = z.object({ service: z.string(), stopFirstBecause: z.string().nullable() })
export type SwapOrder = z.infer<typeof SwapOrder>

const planShape = z.object({
  stackName: Slug,
  hostName: Slug,
  fromVersion: z.number().int().nullable(),
  /** null for plans that do not end in a version (start, stop, restart, removal). */
  toVersion: z.number().int().nullable(),
  operations: z.array(Operation),
  volumes: z.array(VolumeFate),
  conflicts: z.array(PlanConflict),
  /** Not part of what is approved: they come and go with what else the host does. */
  warnings: z.array(PlanWarning),
  /** What could not be looked at before the run, each as a sentence for a person: `whether ...`. */
  unchecked: z.array(z.string()),
  /** Services that no operation touches. */
  untouched: z.array(z.string()),
  images: z.array(ImageChange),
  /** Of services that ask for `start-first` and are replaced; absent where there are none. */
  swapOrders: z.array(SwapOrder).optional(),
})
type PlanShape = typeof planShape
/** Named, so that the declarations that mention it need not repeat it. */
export interface PlanSchema extends PlanShape {}
/** What one command would do, whole: the only thing `execute` reads, and what a person approves. */
export const Plan: PlanSchema = planShape
export type Plan = z.infer<typeof Plan>

/** A plan as shown for approval. `hash` names exactly these operations; approving it approves nothing else. */
export const PlanPreview = z.object({
  plan: Plan,
  /** First 16 hex digits of the sha256 of the plan's canonical JSON. */
  hash: z.string(),
  text: z.string(),
  madeAt: Timestamp,
  /** Operations that change something; 0 means there is nothing to do. */
  changes: z.number().int(),
})
export type PlanPreview = z.infer<typeof PlanPreview>
