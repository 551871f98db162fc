import { z } from 'zod'
import { HostId, StackId } from './ids.ts'
import { Timestamp } from './time.ts'

/**
 * What something takes of its host. Rates are over the time since the sample before and null for the first one; what an
 * Engine does not tell is null.
 */
export const Usage = z.object({
  /** Percent of one core: 200 means two cores busy. */
  cpuPercent: z.number().nullable(),
  /** What `docker stats` shows: without the file cache that the kernel can take back at once. */
  memoryBytes: z.number().nullable(),
  networkReceivedBytesPerSecond: z.number().nullable(),
  networkSentBytesPerSecond: z.number().nullable(),
  blockReadBytesPerSecond: z.number().nullable(),
  blockWrittenBytesPerSecond: z.number().nullable(),
})
export type Usage = z.infer<typeof Usage>

/** A container and what it takes now. */
export const ContainerUsage = Usage.extend({
  containerId: z.string(),
  name: z.string(),
  stackId: StackId.nullable(),
  service: z.string().nullable(),
  /** Its number in the service, from 1. */
  number: z.number().int().nullable(),
  /** The most it may take; null where only the host's memory limits it, or that is not told. */
  memoryLimitBytes: z.number().nullable(),
  /** Processes and threads in it. */
  processes: z.number().int().nullable(),
  sampledAt: Timestamp,
})
export type ContainerUsage = z.infer<typeof ContainerUsage>

/** The sum over the containers of a stack that run. */
export const StackUsage = Usage.extend({ stackId: StackId, containers: z.number().int() })
export type StackUsage = z.infer<typeof StackUsage>

/** One moment of a live stream: what was asked for, as it was sampled last. */
export const UsageFrame = z.object({
  at: Timestamp,
  hostId: HostId,
  /** False where the Engine does not answer: there are no values then. */
  live: z.boolean(),
  /** What the host has: percent of all cores, and bytes. Null while its Engine has not said. */
  capacity: z.object({ cpuPercent: z.number(), memoryBytes: z.number() }).nullable(),
  /** The sum over all containers below. */
  total: Usage,
  stacks: z.array(StackUsage),
  containers: z.array(ContainerUsage),
})
export type UsageFrame = z.infer<typeof UsageFrame>

/**
 * The past of one thing as columns: value `i` is over the `stepSeconds` from `from + i * stepSeconds` on, null where
 * nothing was sampled. `max` columns hold the highest sample of the step, the others the average.
 */
export const UsageSeries = z.object({
  /** What it is of: nothing for a total, a stack, a service, a container of a service by its number, or another one by its name. */
  stackId: StackId.nullable(),
  service: z.string().nullable(),
  number: z.number().int().nullable(),
  container: z.string().nullable(),
  cpuPercent: z.array(z.number().nullable()),
  cpuPercentMax: z.array(z.number().nullable()),
  memoryBytes: z.array(z.number().nullable()),
  memoryBytesMax: z.array(z.number().nullable()),
  networkReceivedBytesPerSecond: z.array(z.number().nullable()),
  networkSentBytesPerSecond: z.array(z.number().nullable()),
  blockReadBytesPerSecond: z.array(z.number().nullable()),
  blockWrittenBytesPerSecond: z.array(z.number().nullable()),
})
export type UsageSeries = z.infer<typeof UsageSeries>

/** Usage of the past. */
export const UsageHistory = z.object({
  /** Start of the first step. */
  from: Timestamp,
  /** 5 for the last hour, 60 for the last day, 600 for a month. */
  stepSeconds: z.number().int(),
  steps: z.number().int(),
  series: z.array(UsageSeries),
})
export type UsageHistory = z.infer<typeof UsageHistory>
