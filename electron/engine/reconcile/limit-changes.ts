import { formatBytes } from '#shared/format/bytes.ts'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { LimitChange } from '#shared/model/plan.ts'
import { type ContainerLimits, type LimitKey, type LimitValues, limitKeys, settledLimits } from './container-limits.ts'

/** A change of limits of a container that goes on, with the way back. */
export interface LimitUpdate {
  readonly containerId: string
  readonly forward: LimitValues
  readonly back: LimitValues
  /** What was asked for before, and what is asked for now. */
  readonly before: ContainerLimits
  readonly asked: ContainerLimits
  /** Of what cannot be changed, by the present algorithm; null where this cannot be told from labels anyway. */
  readonly configHash: string | null
}

const fields: Readonly<Record<LimitKey, string>> = {
  RestartPolicy: 'restart',
  NanoCpus: 'cpus',
  CpuShares: 'cpu_shares',
  CpuPeriod: 'cpu_period',
  CpuQuota: 'cpu_quota',
  CpusetCpus: 'cpuset',
  Memory: 'mem_limit',
  MemorySwap: 'memswap_limit',
  MemoryReservation: 'mem_reservation',
  PidsLimit: 'pids_limit',
  BlkioWeight: 'blkio_config.weight',
}

/** What differs between two sets of limits in what they mean, as the document names it; empty where nothing does. */
export const limitChanges = (from: ContainerLimits, to: ContainerLimits): readonly LimitChange[] =>
  differing(from, to).map((key) => ({
    field: fields[key],
    from: limitText(key, settledLimits(from)),
    to: limitText(key, settledLimits(to)),
  }))

function differing(from: ContainerLimits, to: ContainerLimits): readonly LimitKey[] {
  if (canonicalJson(from) === canonicalJson(to)) return []
  const old = settledLimits(from)
  const now = settledLimits(to)
  return limitKeys.filter((key) => canonicalJson(old[key] ?? null) !== canonicalJson(now[key] ?? null))
}

function limitText(key: LimitKey, limits: ContainerLimits): string | null {
  const value = limits[key]
  if (key === 'RestartPolicy') return restartText(limits.RestartPolicy)
  if (value === undefined) return null
  if (key === 'NanoCpus') return String(Number(value) / 1e9)
  if (key === 'MemorySwap' && value === -1) return 'unlimited'
  return isBytes.has(key) ? formatBytes(Number(value)) : String(value)
}

const isBytes: ReadonlySet<LimitKey> = new Set(['Memory', 'MemorySwap', 'MemoryReservation'])

const restartText = ({ Name, MaximumRetryCount }: NonNullable<ContainerLimits['RestartPolicy']> = { Name: 'no' }) =>
  MaximumRetryCount === undefined ? Name : `${Name}:${MaximumRetryCount}`

/** Limits whose absence no update can bring about: the Engine takes a zero as "leave it". */
const staysOnceSet: ReadonlySet<LimitKey> = new Set(['CpuShares', 'CpusetCpus', 'MemoryReservation', 'BlkioWeight'])

/**
 * True where an update leads from one set of limits to the other, and another one back: what cannot be taken back is not
 * done in place.
 *
 * @param engine what the Engine has now: an earlier update may have left more than was asked
 */
export function canChangeInPlace(from: ContainerLimits, to: ContainerLimits, engine: ContainerLimits = {}): boolean {
  const all = [settledLimits(from), settledLimits(to), engine]
  const [old = {}, now = {}] = all
  const appears = (key: LimitKey) => (old[key] === undefined) !== (now[key] === undefined)
  if (differing(from, to).some((key) => staysOnceSet.has(key) && appears(key))) return false
  // The Engine keeps one of the two ways to limit processors for good (moby, `UpdateContainer`).
  const counts = all.some(({ NanoCpus }) => NanoCpus !== undefined)
  const shares = all.some(({ CpuPeriod, CpuQuota }) => CpuPeriod !== undefined || CpuQuota !== undefined)
  return !(counts && shares)
}

/** What to send to get from one set of limits to the other. Memory goes with its swap: the Engine checks them together. */
export function limitValues(from: ContainerLimits, to: ContainerLimits): LimitValues {
  const now = settledLimits(to)
  const keys = new Set(differing(from, to))
  if (keys.has('Memory') || keys.has('MemorySwap')) for (const key of ['Memory', 'MemorySwap'] as const) keys.add(key)
  return Object.fromEntries([...keys].map((key) => [key, now[key] ?? null]))
}

/** The memory that a container must not use more of for an update to be safe, in bytes; null where none is taken away. */
export function memoryToFit(values: LimitValues, from: ContainerLimits): number | null {
  const { Memory } = values
  if (Memory === undefined || Memory === null) return null
  return from.Memory === undefined || Memory < from.Memory ? Memory : null
}
