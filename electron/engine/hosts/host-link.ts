import { AppError } from '#shared/contract/app-error.ts'
import type { EngineFact, HostConnection } from '#shared/model/host.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import { delay } from '../delay.ts'
import { connectDocker, type DockerClient } from '../docker/docker-client.ts'
import { describeEngine, ping } from '../docker/system.ts'
import type { EngineLog } from '../engine-log.ts'
import type { ExecutionProbe } from '../reconcile/execution-points.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import type { FindLogin } from './ask-registry.ts'
import { createSingleHostDriver } from './single-host-driver.ts'
import { unreachableReason } from './unreachable-reason.ts'

/** A host as far as reaching it goes. */
export interface HostRecord {
  readonly id: HostId
  readonly name: string
  readonly connection: HostConnection
}

/** How often and how long an Engine is asked for a sign of life. Milliseconds. */
export interface HeartbeatTiming {
  /** Between two pings of an Engine that answers. */
  readonly intervalMs: number
  /** A stuck Engine is seen after at most `intervalMs + pingTimeoutMs`. */
  readonly pingTimeoutMs: number
  /** Waits between tries to reach one that does not answer: doubled each time, from the first to the second. */
  readonly retryMs: readonly [first: number, longest: number]
}

/** Sees a stuck Engine within five seconds, which is when a view must say that it does not know. */
export const defaultHeartbeat: HeartbeatTiming = { intervalMs: 2000, pingTimeoutMs: 2500, retryMs: [500, 4000] }

/** Version and machine are read less often and may take longer: `info` counts images and containers. */
const DESCRIBE_TIMEOUT_MS = 10_000

/** One host's client and what its Engine said last. */
export interface HostLink {
  readonly host: HostRecord
  readonly client: DockerClient
  readonly driver: HostDriver
  fact(): EngineFact
  /** Asks now. Callers at the same time share one answer. Never throws: what goes wrong is the answer. */
  probe(): Promise<EngineFact>
  /** Ends the heartbeat and every connection. */
  close(): Promise<void>
}

export interface HostLinkOptions {
  readonly host: HostRecord
  readonly clock: Clock
  readonly log: EngineLog
  readonly heartbeat: HeartbeatTiming
  readonly findLogin: FindLogin
  /** Called when what is known has changed in more than its time. */
  readonly onChange: (fact: EngineFact) => void
  readonly probe?: ExecutionProbe | undefined
}

/** Opens the link and starts its heartbeat. */
export function openHostLink(options: HostLinkOptions): HostLink {
  const { host, clock, log, heartbeat, onChange } = options
  const client = connectDocker(host)
  const stop = new AbortController()
  let fact: EngineFact = { state: 'unknown' }
  let reading: Promise<EngineFact> | null = null
  let failures = 0

  const now = () => clock.now().toISOString()

  const ask = async (describe: boolean): Promise<EngineFact> => {
    try {
      if (!describe && fact.state === 'reachable') {
        await ping(client, heartbeat.pingTimeoutMs, stop.signal)
        return { ...fact, observedAt: now() }
      }
      await ping(client, heartbeat.pingTimeoutMs, stop.signal)
      const description = await describeEngine(client, DESCRIBE_TIMEOUT_MS, stop.signal)
      return { state: 'reachable', observedAt: now(), ...description }
    } catch (error) {
      if (stop.signal.aborted) return fact
      if (!(error instanceof AppError)) log.error({ err: error, host: host.name }, 'asking an Engine failed')
      return { state: 'unreachable', observedAt: now(), reason: unreachableReason(error) }
    }
  }

  const read = async (describe: boolean): Promise<EngineFact> => {
    const before = fact
    fact = await ask(describe)
    failures = fact.state === 'unreachable' ? failures + 1 : 0
    if (!isSameFact(before, fact)) onChange(fact)
    return fact
  }

  const refresh = (describe: boolean): Promise<EngineFact> => {
    reading ??= read(describe).finally(() => {
      reading = null
    })
    return reading
  }

  const beat = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await refresh(false)
      await delay(waitMs(heartbeat, failures), stop.signal)
    }
  }
  const beating = beat()

  return {
    host,
    client,
    driver: createSingleHostDriver(client, options.findLogin, options.probe),
    fact: () => fact,
    probe: () => refresh(true),
    async close() {
      stop.abort()
      client.close()
      await beating
    },
  }
}

/** Milliseconds until the next try after so many failures in a row. */
export function waitMs(heartbeat: HeartbeatTiming, failures: number): number {
  const [first, longest] = heartbeat.retryMs
  return failures === 0 ? heartbeat.intervalMs : Math.min(longest, first * 2 ** Math.min(failures - 1, 20))
}

function isSameFact(a: EngineFact, b: EngineFact): boolean {
  const timeless = (fact: EngineFact) => JSON.stringify({ ...fact, observedAt: null })
  return timeless(a) === timeless(b)
}
