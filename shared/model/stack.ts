import { z } from 'zod'
import { CommandId, HostId, Slug, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

/**
 * Where a stack stands.
 *
 *     DRAFT -> DEPLOYING -> RUNNING <-> DEGRADED
 *                 |            |-> STOPPED -> RUNNING
 *                 '-> FAILED   '-> REMOVED -> DEPLOYING
 */
export const StackStatus = z.enum(['DRAFT', 'DEPLOYING', 'RUNNING', 'DEGRADED', 'FAILED', 'STOPPED', 'REMOVED'])
export type StackStatus = z.infer<typeof StackStatus>

/** A stack as stored. `currentVersion` is the version whose apply committed last, null before the first. */
export const Stack = z.object({
  id: StackId,
  name: Slug,
  hostId: HostId,
  currentVersion: z.number().int().positive().nullable(),
  latestVersion: z.number().int().positive().nullable(),
  status: StackStatus,
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type Stack = z.infer<typeof Stack>

/** What a container's Engine says of it. `health` is null where the container has no health check. */
export const ContainerFact = z.object({
  id: z.string(),
  name: z.string(),
  number: z.number().int(),
  image: z.string(),
  state: z.enum(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']),
  health: z.enum(['starting', 'healthy', 'unhealthy']).nullable(),
  /** The Engine's own words, for example `Up 3 minutes (healthy)`. */
  statusText: z.string(),
  exitCode: z.number().int().nullable(),
  createdAt: Timestamp,
  /** Version of the stack whose apply created this container. */
  version: z.number().int().nullable(),
  ports: z.array(
    z.object({
      hostIp: z.string().nullable(),
      hostPort: z.number().int().nullable(),
      containerPort: z.number().int(),
      protocol: z.enum(['tcp', 'udp', 'sctp']),
    }),
  ),
  /** Names of the networks it is connected to, sorted. */
  networks: z.array(z.string()),
})
export type ContainerFact = z.infer<typeof ContainerFact>

/** One service of a stack: what was asked, and what the Engine says now. */
export const ServiceFact = z.object({
  service: z.string(),
  image: z.string(),
  /** Containers the current version asks for; 0 for a service it no longer has. */
  desiredReplicas: z.number().int(),
  /** True for a service that is meant to run once and end with 0 (another waits for its completion). */
  runsOnce: z.boolean(),
  hasHealthCheck: z.boolean(),
  dependsOn: z.array(z.object({ service: z.string(), condition: z.string() })),
  containers: z.array(ContainerFact),
})
export type ServiceFact = z.infer<typeof ServiceFact>

/** What is known of a stack's runtime, and when it was read. `live` is false where the host did not answer. */
export const StackRuntime = z.object({
  live: z.boolean(),
  observedAt: Timestamp.nullable(),
  reason: z.string().nullable(),
  services: z.array(ServiceFact),
  volumes: z.array(z.string()),
  networks: z.array(z.string()),
})
export type StackRuntime = z.infer<typeof StackRuntime>

/** A row of the overview. `status` is UNKNOWN-free: `live` says whether it is fresh. */
export const StackSummary = Stack.extend({
  hostName: Slug,
  /** At least one of its versions was made in the wizard, which opens it with the choices of the newest such one. */
  fromWizard: z.boolean(),
  live: z.boolean(),
  observedAt: Timestamp.nullable(),
  /** Services as asked and running now; null before the first apply. */
  services: z.object({ desired: z.number().int(), running: z.number().int() }).nullable(),
  /** The Engine's and the health checks' view, worst first, in one sentence. */
  finding: z.string().nullable(),
  /** Services whose tag names a newer image in its registry than runs, as far as that was asked. */
  newerImages: z.array(z.string()),
  lastCommand: z.object({ id: CommandId, title: z.string(), status: z.string(), at: Timestamp }).nullable(),
})
export type StackSummary = z.infer<typeof StackSummary>
