import { z } from 'zod'
import { HostId, Slug, StackId } from './ids.ts'
import { ContainerFact } from './stack.ts'
import { Timestamp } from './time.ts'
import { VersionChange } from './version.ts'

/** A container of a host as lists show it; of nobody's where `stackId` is null. */
export const HostContainer = ContainerFact.extend({
  stackId: StackId.nullable(),
  stackName: Slug.nullable(),
  service: z.string().nullable(),
})
export type HostContainer = z.infer<typeof HostContainer>

/** Everything that runs on a host, and whether it is fresh. */
export const HostContainers = z.object({
  hostId: HostId,
  live: z.boolean(),
  observedAt: Timestamp.nullable(),
  reason: z.string().nullable(),
  items: z.array(HostContainer),
})
export type HostContainers = z.infer<typeof HostContainers>

/** How a container ended last, in words for a person. */
export const ContainerExit = z.object({
  code: z.number().int(),
  at: Timestamp.nullable(),
  outOfMemory: z.boolean(),
  /** What such a code means: `It was killed: it took more memory than it may`. */
  meaning: z.string(),
  /** What to look at next; null where nothing is wrong. */
  next: z.string().nullable(),
  /** What the Engine said, for a container that could not be started. */
  error: z.string().nullable(),
})
export type ContainerExit = z.infer<typeof ContainerExit>

/** One run of the health check. */
export const HealthProbe = z.object({
  startedAt: Timestamp,
  endedAt: Timestamp,
  /** 0 is healthy. */
  exitCode: z.number().int(),
  output: z.string(),
})
export type HealthProbe = z.infer<typeof HealthProbe>

/** All that a person asks about one container, read from its Engine now; secrets are taken out of every text. */
export const ContainerDetail = HostContainer.extend({
  hostId: HostId,
  observedAt: Timestamp,
  /** What runs in it, with its arguments. */
  command: z.array(z.string()),
  /** When it was started last; null where it never was. With `state` running its uptime counts from here. */
  startedAt: Timestamp.nullable(),
  /** When it ended last; null where it never did, or runs. */
  finishedAt: Timestamp.nullable(),
  /** How often the Engine itself started it again. */
  restarts: z.number().int(),
  /** `no`, `always`, `unless-stopped`, `on-failure`. */
  restartPolicy: z.string(),
  /** How it ended last; null while it runs and for one that never ran. */
  exit: ContainerExit.nullable(),
  /** Null where it has no health check. Probes newest first. */
  healthCheck: z
    .object({ command: z.array(z.string()), failuresInARow: z.number().int(), probes: z.array(HealthProbe) })
    .nullable(),
  limits: z.object({
    memoryBytes: z.number().nullable(),
    cpus: z.number().nullable(),
    processes: z.number().nullable(),
  }),
  endpoints: z.array(
    z.object({
      network: z.string(),
      ipAddress: z.string().nullable(),
      aliases: z.array(z.string()),
    }),
  ),
  mounts: z.array(
    z.object({
      kind: z.string(),
      /** Name of a volume, path of a bind; null for one in memory. */
      source: z.string().nullable(),
      target: z.string(),
      readOnly: z.boolean(),
    }),
  ),
  /** Names of its variables; their values never leave the engine. */
  environment: z.array(z.string()),
  /** What changed in its service from the version that ran before; null where there is none to compare with. */
  changed: z.object({ from: z.number().int(), to: z.number().int(), changes: z.array(VersionChange) }).nullable(),
})
export type ContainerDetail = z.infer<typeof ContainerDetail>

/** What the Engine says of one object, whole, with environment values and secrets masked. */
export const Inspection = z.object({
  kind: z.enum(['container', 'image', 'volume', 'network']),
  id: z.string(),
  observedAt: Timestamp,
  content: z.record(z.string(), z.unknown()),
})
export type Inspection = z.infer<typeof Inspection>
