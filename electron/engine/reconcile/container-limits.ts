import { z } from 'zod'

/**
 * What a container may use, and when the Engine starts it again by itself: the part of its host configuration that
 * POST /containers/{id}/update can change (Engine API 1.41), with the Engine's names. Absent is no limit.
 */
export const ContainerLimits = z.object({
  RestartPolicy: z
    .object({ Name: z.string(), MaximumRetryCount: z.number().optional() })
    .transform(({ Name, MaximumRetryCount }) => ({ Name, ...(MaximumRetryCount ? { MaximumRetryCount } : {}) }))
    .readonly()
    .optional(),
  /** Billionths of a processor. */
  NanoCpus: z.number().optional(),
  CpuShares: z.number().optional(),
  /** Microseconds, as is the quota. */
  CpuPeriod: z.number().optional(),
  CpuQuota: z.number().optional(),
  CpusetCpus: z.string().optional(),
  /** Bytes, as are the other two. */
  Memory: z.number().optional(),
  /** Memory and swap together; -1 for as much swap as there is. */
  MemorySwap: z.number().optional(),
  MemoryReservation: z.number().optional(),
  PidsLimit: z.number().optional(),
  BlkioWeight: z.number().optional(),
})
export type ContainerLimits = Readonly<z.infer<typeof ContainerLimits>>
export type LimitKey = keyof ContainerLimits

/** What to set: a value, or null for no limit. Keys that are absent stay as they are. */
export type LimitValues = { readonly [Key in LimitKey]?: ContainerLimits[Key] | null }

/** All of them, in the order in which people are told of them. */
export const limitKeys: readonly LimitKey[] = ContainerLimits.keyof().options

type HostConfig = Readonly<Record<string, unknown>>

const isLimit: ReadonlySet<string> = new Set(limitKeys)

/** The limits of a host configuration, as asked or as the Engine tells it, without those that say nothing. */
export const limitsOf = (hostConfig: HostConfig): ContainerLimits =>
  ContainerLimits.parse(
    Object.fromEntries(Object.entries(hostConfig).filter(([key, value]) => isLimit.has(key) && !isUnset(value))),
  )

/** How the Engine writes that nothing was asked for. */
const isUnset = (value: unknown): boolean => value === undefined || value === null || value === 0 || value === ''

/** A host configuration without its limits: what only a new container can change. */
export const withoutLimits = (hostConfig: HostConfig): HostConfig =>
  Object.fromEntries(Object.entries(hostConfig).filter(([key]) => !isLimit.has(key)))

/**
 * The same limits with everything that means the same written in one way: what means no limit is left out, and swap is
 * what the Engine makes of it where memory alone is given: twice the memory (moby, `adaptContainerSettings`).
 */
export function settledLimits(limits: ContainerLimits): ContainerLimits {
  const { Memory, MemorySwap = Memory === undefined ? undefined : 2 * Memory } = limits
  const all = { ...limits, ...(MemorySwap !== undefined && { MemorySwap }) }
  return limitsOf(Object.fromEntries(Object.entries(all).filter(([key, value]) => !isNoLimit(key, value))))
}

function isNoLimit(key: string, value: unknown): boolean {
  if (key === 'PidsLimit' || key === 'CpuQuota') return typeof value === 'number' && value <= 0
  if (key === 'CpuPeriod') return value === defaultPeriod
  if (key !== 'RestartPolicy' || typeof value !== 'object' || value === null || !('Name' in value)) return false
  return value.Name === 'no' || value.Name === ''
}

/** Of the kernel, in microseconds (Linux, `cpu.cfs_period_us`). */
const defaultPeriod = 100_000
