import { AppError } from '#shared/contract/app-error.ts'
import { hashAlgorithm } from './config-hash.ts'
import type { ContainerLimits, LimitValues } from './container-limits.ts'
import type { HostDriver } from './host-driver.ts'
import { type LimitUpdate, memoryToFit } from './limit-changes.ts'
import type { LimitRecord } from './recorded-limits.ts'

/** What giving limits needs beside what to give. */
interface LimitMeans {
  readonly driver: Pick<HostDriver, 'updateLimits' | 'readLimits' | 'memoryInUse' | 'hostName'>
  readonly keep: (record: LimitRecord) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * Gives a container its new limits. That they are not settled is kept before the call, and what the Engine says after it,
 * so that a process which dies in between leaves no doubt for the next plan.
 *
 * @throws AppError LIMITS_REFUSED
 */
export const giveLimits = (update: LimitUpdate, means: LimitMeans): Promise<void> =>
  change(update, { values: update.forward, asked: update.asked }, means)

/** Gives the limits back that it had before. */
export const giveBackLimits = (update: LimitUpdate, means: LimitMeans): Promise<void> =>
  change(update, { values: update.back, asked: update.before }, means)

/**
 * Looks before memory is taken away whether it is in use: the kernel would end processes, or the Engine refuse.
 *
 * @throws AppError LIMIT_BELOW_USE
 */
export async function checkMemoryUse(
  name: string,
  update: LimitUpdate,
  { driver, signal }: Pick<LimitMeans, 'driver' | 'signal'>,
): Promise<void> {
  const limit = memoryToFit(update.forward, update.before)
  if (limit === null) return
  const used = await driver.memoryInUse(update.containerId, signal)
  if (used !== null && used >= limit) throw new AppError('LIMIT_BELOW_USE', { container: name, limit, used })
}

async function change(
  { containerId, configHash }: LimitUpdate,
  { values, asked }: { readonly values: LimitValues; readonly asked: ContainerLimits },
  { driver, keep, signal }: LimitMeans,
): Promise<void> {
  const record = configHash === null ? null : { containerId, configHash, hashAlgorithm, asked }
  if (record) await keep({ ...record, found: null })
  await driver.updateLimits(containerId, values, signal)
  if (record) await keep({ ...record, found: await driver.readLimits(containerId, signal) })
}
