import { z } from 'zod'
import { AppError, isAppError } from '#shared/contract/app-error.ts'
import type { LimitValues } from '../reconcile/container-limits.ts'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

/**
 * Sends POST /containers/{id}/update. A null is sent as what means no limit to this Engine, which takes a zero as "leave
 * it as it is". LIMITS_REFUSED where the Engine does not take a value, or the kernel does not.
 */
export async function updateLimits(
  client: DockerClient,
  { id, values }: { readonly id: string; readonly values: LimitValues },
  signal: AbortSignal,
): Promise<void> {
  const body = needsHost(values)
    ? withoutNulls(values, await readHostLimits(client, signal))
    : withoutNulls(values, none)
  const call = `the new limits of container ${shortId(id)}`
  try {
    await callEngine(client, { call, signal }, (docker, abortSignal) =>
      sendRequest(docker, { method: 'POST', path: `/containers/${id}/update`, body }, abortSignal),
    )
  } catch (error) {
    if (!isAppError(error, 'ENGINE_ERROR')) throw error
    const data = { container: shortId(id), host: client.hostName, reason: error.data.reason }
    throw new AppError('LIMITS_REFUSED', data, { cause: error })
  }
}

interface HostLimits {
  readonly cpus: number
  /** Version 1 has one count for memory and swap together, version 2 has one for each. */
  readonly cgroupVersion: string
}

const none: HostLimits = { cpus: 0, cgroupVersion: '' }

const needsHost = ({ NanoCpus, Memory, MemorySwap }: LimitValues): boolean =>
  NanoCpus === null || Memory === null || MemorySwap === null || MemorySwap === -1

const Info = z.object({ NCPU: z.number(), CgroupVersion: z.string().default('1') })

async function readHostLimits(client: DockerClient, signal: AbortSignal): Promise<HostLimits> {
  const call = 'the question for its processors'
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: '/info' }, abortSignal),
  )
  const { NCPU, CgroupVersion } = readAnswer(Info, answer, { host: client.hostName, call })
  return { cpus: NCPU, cgroupVersion: CgroupVersion }
}

/** All that a kernel counts to: pages of 4 KiB in 63 bits (Linux, `PAGE_COUNTER_MAX`). */
const allMemory = 2 ** 63 - 4096

/**
 * The body of the call. No limit is, seen on Engine 20.10: all processors, a count of processes below 0, the policy `no`,
 * and all memory. Swap without a limit (-1) is not carried out by runc on cgroup version 1, where all memory is; on
 * version 2 the same number for both would mean no swap.
 */
function withoutNulls(values: LimitValues, { cpus, cgroupVersion }: HostLimits): Readonly<Record<string, unknown>> {
  const swap = cgroupVersion === '2' ? -1 : allMemory
  const unlimited: Readonly<Record<string, unknown>> = {
    ...{ RestartPolicy: { Name: 'no' }, NanoCpus: cpus * 1e9, CpuQuota: -1, CpuPeriod: 100_000, PidsLimit: -1 },
    ...{ Memory: allMemory, MemorySwap: swap },
  }
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) =>
      value === null || (key === 'MemorySwap' && value === -1) ? [key, unlimited[key]] : [key, value],
    ),
  )
}

const Stats = z.object({
  memory_stats: z.object({ usage: z.number().default(0), stats: z.record(z.string(), z.number()).nullish() }).nullish(),
})

/**
 * Bytes in use without the part of the page cache that is given back at once, as `docker stats` counts them; null for a
 * container that does not run. API 1.41 (`one-shot`).
 */
export async function readMemoryInUse(client: DockerClient, id: string, signal: AbortSignal): Promise<number | null> {
  const call = `the look at the memory of container ${shortId(id)}`
  const query = { stream: false, 'one-shot': true }
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: `/containers/${id}/stats`, query }, abortSignal),
  )
  const { memory_stats: memory } = readAnswer(Stats, answer, { host: client.hostName, call })
  if (!memory || memory.usage === 0) return null
  return memory.usage - (memory.stats?.['total_inactive_file'] ?? memory.stats?.['inactive_file'] ?? 0)
}
