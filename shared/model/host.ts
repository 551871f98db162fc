import { z } from 'zod'
import { HostId, Slug } from './ids.ts'
import { Timestamp } from './time.ts'

/** How a host's Engine is reached. One variant a transport. */
export const HostConnection = z.discriminatedUnion('kind', [
  /** A Unix socket, or a Windows named pipe (`//./pipe/docker_engine`). */
  z.object({ kind: z.literal('socket'), path: z.string().min(1).max(1024) }),
])
export type HostConnection = z.infer<typeof HostConnection>

/** What the last contact with the Engine said. `unknown` until the first one has ended. */
export const EngineFact = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unknown') }),
  z.object({
    state: z.literal('reachable'),
    observedAt: Timestamp,
    /** Server version, for example `28.5.1`. */
    engineVersion: z.string(),
    /** Engine API version, for example `1.51`. */
    apiVersion: z.string(),
    operatingSystem: z.string(),
    architecture: z.string(),
    cpus: z.number(),
    memoryBytes: z.number(),
  }),
  z.object({ state: z.literal('unreachable'), observedAt: Timestamp, reason: z.string() }),
])
export type EngineFact = z.infer<typeof EngineFact>

/** A Docker Engine that stacks can run on; also a partition of the command queue. */
export const Host = z.object({
  id: HostId,
  name: Slug,
  connection: HostConnection,
  createdAt: Timestamp,
  engine: EngineFact,
  /** Commands of this host's queue, and since when it starts nothing more, where somebody paused it. */
  queue: z.object({
    pending: z.number().int(),
    running: z.number().int(),
    paused: z.object({ at: Timestamp, by: z.string() }).nullable(),
  }),
})
export type Host = z.infer<typeof Host>

/** One thing that was looked at to find an Engine, with what came of it, in words for a person. */
export const ProbeAttempt = z.object({
  target: z.string(),
  outcome: z.enum(['ok', 'failed', 'absent']),
  detail: z.string(),
  tookMs: z.number(),
})
export type ProbeAttempt = z.infer<typeof ProbeAttempt>

/** Why no Engine answers and what would help; the source of the onboarding screen. */
export const EngineDiagnosis = z.object({
  verdict: z.enum(['ready', 'not-installed', 'not-running', 'no-permission', 'not-answering']),
  headline: z.string(),
  explanation: z.string(),
  /** A command for the person to run in a terminal, where one would help. */
  remedy: z.object({ title: z.string(), command: z.string().nullable(), explanation: z.string() }).nullable(),
  attempts: z.array(ProbeAttempt),
  checkedAt: Timestamp,
})
export type EngineDiagnosis = z.infer<typeof EngineDiagnosis>
