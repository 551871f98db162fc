import type Dockerode from 'dockerode'
import type { DockerClient } from './docker-client.ts'
import { DeadlinePassed, toAppError } from './docker-error.ts'
import type { RegistryErrand } from './registry-error.ts'

/** What is asked of an Engine, and how long the answer may take. */
export interface EngineCall {
  /** In words that fit after "refused": `the start of container 3f2a91c0b1d2`. */
  readonly call: string
  readonly signal: AbortSignal
  /** Milliseconds until ENGINE_TIMEOUT. */
  readonly timeoutMs?: number
  /** Set where the Engine asks a registry: what is said then is about that. */
  readonly errand?: RegistryErrand
}

/** Lists and inspects answer in milliseconds; an Engine under heavy load was seen to take seconds. */
const DEFAULT_TIMEOUT_MS = 30_000

/**
 * Sends one request and waits for its answer. Throws an AppError for everything that the Engine or the way to it can do
 * wrong, and the signal's own reason when the signal aborts. Aborting ends the wait at once; whether the Engine still
 * does what it was asked is not known then.
 */
export async function callEngine<Answer>(
  client: DockerClient,
  asked: EngineCall,
  send: (docker: Dockerode, abortSignal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const timeoutMs = Math.min(asked.timeoutMs ?? DEFAULT_TIMEOUT_MS, client.longestCallMs)
  try {
    return await withDeadline(asked.signal, timeoutMs, (abortSignal) => send(client.calls, abortSignal))
  } catch (error) {
    if (asked.signal.aborted) throw asked.signal.reason
    throw toAppError(error, { ...asked, host: client.hostName })
  }
}

/**
 * Runs `work` until it ends, the signal aborts or the time is over, whichever comes first. Its own signal aborts in the
 * two last cases. It does not rely on `work` to notice: a connection that breaks inside an answer leaves dockerode
 * waiting for ever.
 */
export async function withDeadline<Result>(
  signal: AbortSignal,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted()
  const stop = new AbortController()
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true })
  })
  const onAbort = () => stop.abort(signal.reason)
  const timer = setTimeout(() => stop.abort(new DeadlinePassed(timeoutMs)), timeoutMs)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work(stop.signal), stopped])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
