import { z } from 'zod'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { listOf, readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

const count = z.number().nullish()

const CpuStats = z.object({
  cpu_usage: z.object({ total_usage: count, percpu_usage: listOf(z.number()) }).nullish(),
  system_cpu_usage: count,
  online_cpus: count,
})

/** GET /containers/{id}/stats, as far as it is read. Podman leaves some out, Windows others. */
const Stats = z.object({
  cpu_stats: CpuStats.nullish(),
  memory_stats: z.object({ usage: count, limit: count, stats: z.record(z.string(), z.number()).nullish() }).nullish(),
  networks: z.record(z.string(), z.object({ rx_bytes: count, tx_bytes: count })).nullish(),
  blkio_stats: z
    .object({ io_service_bytes_recursive: listOf(z.object({ op: z.string(), value: z.number() })) })
    .nullish(),
  pids_stats: z.object({ current: count }).nullish(),
})

/** Counters of a container as its Engine tells them; null is what it does not tell. */
export interface ContainerStats {
  readonly cpuNanoseconds: number | null
  readonly systemNanoseconds: number | null
  readonly cores: number
  /** With all file cache; `memoryStats` has the parts. */
  readonly memoryUsageBytes: number | null
  readonly memoryLimitBytes: number | null
  readonly memoryStats: Readonly<Record<string, number>>
  readonly networkReceivedBytes: number | null
  readonly networkSentBytes: number | null
  readonly blockReadBytes: number | null
  readonly blockWrittenBytes: number | null
  readonly processes: number | null
}

/** A sample is worth nothing when it comes this late. */
const SAMPLE_TIMEOUT_MS = 5_000

/**
 * Reads the counters once: `one-shot` (API 1.41) answers at once instead of after the second sample that the Engine would
 * take by itself to compare with. One that does not run has no counters.
 */
export async function readContainerStats(
  client: DockerClient,
  id: string,
  signal: AbortSignal,
): Promise<ContainerStats> {
  const call = `the usage of container ${shortId(id)}`
  const query = { stream: false, 'one-shot': true }
  const answer = await callEngine(client, { call, signal, timeoutMs: SAMPLE_TIMEOUT_MS }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: `/containers/${id}/stats`, query }, abortSignal),
  )
  return toStats(readAnswer(Stats, answer, { host: client.hostName, call }))
}

function toStats({ cpu_stats: cpu, memory_stats: memory, networks, ...stats }: z.infer<typeof Stats>): ContainerStats {
  const operations = stats.blkio_stats?.io_service_bytes_recursive ?? []
  const blockBytes = (letter: string) =>
    sum(operations.filter(({ op }) => op.toLowerCase().startsWith(letter)).map(({ value }) => value))
  const traffic = Object.values(networks ?? {})
  return {
    cpuNanoseconds: cpu?.cpu_usage?.total_usage ?? null,
    systemNanoseconds: cpu?.system_cpu_usage ?? null,
    // As the Docker CLI does it for an Engine that does not tell how many are online.
    cores: cpu?.online_cpus || cpu?.cpu_usage?.percpu_usage.length || 1,
    memoryUsageBytes: memory?.usage ?? null,
    memoryLimitBytes: memory?.limit ?? null,
    memoryStats: memory?.stats ?? {},
    networkReceivedBytes: traffic.length === 0 ? null : sum(traffic.map(({ rx_bytes }) => rx_bytes ?? 0)),
    networkSentBytes: traffic.length === 0 ? null : sum(traffic.map(({ tx_bytes }) => tx_bytes ?? 0)),
    blockReadBytes: stats.blkio_stats ? blockBytes('r') : null,
    blockWrittenBytes: stats.blkio_stats ? blockBytes('w') : null,
    processes: stats.pids_stats?.current ?? null,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
