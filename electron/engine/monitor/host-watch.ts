import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#shared/contract/app-error.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import { listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { type EngineEvent, openEvents } from '../docker/events.ts'
import { listNetworks } from '../docker/networks.ts'
import { listVolumes } from '../docker/volumes.ts'
import type { EngineLog } from '../engine-log.ts'
import type { HostConnections } from '../hosts/host-connections.ts'
import { unreachableReason } from '../hosts/unreachable-reason.ts'
import { labels } from '../reconcile/labels.ts'
import { composeProjectOf } from '../reconcile/stack-owner.ts'
import { type Adoptions, changedStacks, observeStacks, type StackObservation } from './stack-observation.ts'

/** What is known of one host's stacks, and whether it is fresh. */
export interface HostObservation {
  readonly live: boolean
  readonly observedAt: string | null
  /** Why it is not live. */
  readonly reason: string | null
  readonly stacks: ReadonlyMap<StackId, StackObservation>
}

export interface HostWatchTiming {
  /** Events that come within this time after the first are answered by one look. */
  readonly coalesceMs: number
  /** A look without any event, against whatever was missed and for status texts that age. */
  readonly resyncMs: number
  /** Wait before the stream is opened again while the Engine answers. */
  readonly reopenMs: number
}

export const defaultWatchTiming: HostWatchTiming = { coalesceMs: 100, resyncMs: 30_000, reopenMs: 500 }

export interface HostWatchOptions {
  readonly hostId: HostId
  readonly connections: HostConnections
  readonly clock: Clock
  readonly log: EngineLog
  readonly timing: HostWatchTiming
  /** Stacks of the host that took a Compose project over, read at each look. */
  readonly adoptions: () => Promise<Adoptions>
  /** Stacks whose facts, or their freshness, changed. */
  readonly onChange: (stackIds: readonly StackId[]) => void
}

/** Keeps what is known of one host's stacks fresh until it is stopped. */
export interface HostWatch {
  observation(): HostObservation
  /** Looks again soon: who owns what changed, which no event tells. */
  lookAgain(): void
  /** What is known is old, and nobody tells what was missed: everything is asked anew. `reason` is why, until it is. */
  reopen(reason: string): void
  stop(): Promise<void>
}

/**
 * Follows the host's events and looks at the whole of it after each burst. When the stream breaks, or the heartbeat says
 * that the Engine does not answer, the facts stay and are marked as not live; after that everything is read anew, since
 * nobody tells what happened in between.
 */
export function watchHost(options: HostWatchOptions): HostWatch {
  const { hostId, connections, clock, timing } = options
  const stop = new AbortController()
  let current: HostObservation = { live: false, observedAt: null, reason: 'not asked yet', stacks: new Map() }
  let session: AbortController | null = null
  let adoptions: Adoptions = new Map()
  let requestLook = () => {}

  const look = async (client: DockerClient, signal: AbortSignal): Promise<void> => {
    adoptions = await options.adoptions()
    const stacks = await listStacks(client, adoptions, signal)
    const changed = current.live ? changedStacks(current.stacks, stacks) : [...current.stacks.keys(), ...stacks.keys()]
    current = { live: true, observedAt: clock.now().toISOString(), reason: null, stacks }
    if (changed.length > 0) options.onChange([...new Set(changed)])
  }

  const markLost = (reason: string): void => {
    const wasLive = current.live
    current = { ...current, live: false, reason }
    if (wasLive) options.onChange([...current.stacks.keys()])
  }

  const follow = async (client: DockerClient, signal: AbortSignal): Promise<void> => {
    const filter = { types: ['container', 'network', 'volume'] } as const
    const events = await openEvents(client, filter, signal)
    const looks = lookAfterBursts(() => look(client, signal), timing, signal)
    requestLook = looks.request
    const reading = readEvents(events, (event) => concernsStacks(event, adoptions), looks.request)
    // Whichever ends first ends the other: its signal is aborted by the caller.
    await Promise.race([looks.done, reading])
  }

  const runSession = async (): Promise<void> => {
    session = new AbortController()
    const signal = AbortSignal.any([stop.signal, session.signal])
    try {
      await follow(connections.client(hostId), signal)
    } catch (error) {
      if (!signal.aborted && !(error instanceof AppError)) {
        options.log.error({ err: error, hostId }, 'watching a host failed')
      }
      if (!signal.aborted) markLost(unreachableReason(error))
    } finally {
      session.abort()
      session = null
    }
  }

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await runSession()
      if (stop.signal.aborted) break
      const fact = await connections.probe(hostId).catch(() => null)
      if (fact?.state === 'unreachable') markLost(fact.reason)
      await untilReachable(options, stop.signal)
    }
  }

  const unsubscribe = connections.subscribe((news) => {
    if (news.hostId !== hostId) return
    const fact = connections.facts(hostId)
    if (fact.state !== 'unreachable') return
    markLost(fact.reason)
    session?.abort()
  })
  const running = run()

  return {
    observation: () => current,
    lookAgain: () => requestLook(),
    reopen(reason) {
      markLost(reason)
      session?.abort()
    },
    async stop() {
      unsubscribe()
      stop.abort()
      await running
    },
  }
}

async function listStacks(
  client: DockerClient,
  adoptions: Adoptions,
  signal: AbortSignal,
): Promise<ReadonlyMap<StackId, StackObservation>> {
  // What a stack makes carries the label of a project as well.
  const own = { label: adoptions.size > 0 ? labels.composeProject : labels.stackId }
  const [containers, networks, volumes] = await Promise.all([
    listContainers(client, own, signal),
    listNetworks(client, own, signal),
    listVolumes(client, own, signal),
  ])
  return observeStacks({ containers, networks, volumes }, adoptions)
}

async function readEvents(
  events: AsyncIterable<EngineEvent>,
  concerns: (event: EngineEvent) => boolean,
  requestLook: () => void,
): Promise<void> {
  for await (const event of events) {
    if (concerns(event)) requestLook()
  }
}

/** Events of networks and volumes do not carry labels; those of containers do. */
const concernsStacks = (event: EngineEvent, adoptions: Adoptions): boolean =>
  event.type === 'container'
    ? event.attributes[labels.stackId] !== undefined || adoptions.has(composeProjectOf(event.attributes) ?? '')
    : event.action === 'create' || event.action === 'destroy'

/** A host with much on it, or much to do, is not kept busy with looks: this many times what one took lies between two. */
const restOfLook = 4
const longestRestMs = 1_000

/** Looks once now, then after each burst of requests and each resync time; `done` ends when a look fails or at abort. */
function lookAfterBursts(
  look: () => Promise<void>,
  timing: HostWatchTiming,
  signal: AbortSignal,
): { readonly request: () => void; readonly done: Promise<void> } {
  let wake: (() => void) | null = null
  let wanted = false
  const request = () => {
    wanted = true
    wake?.()
  }
  const nextRequest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timing.resyncMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (wanted || signal.aborted) wake()
    })
  const run = async (): Promise<void> => {
    signal.addEventListener('abort', () => wake?.(), { once: true })
    while (!signal.aborted) {
      wanted = false
      const began = performance.now()
      await look()
      const restMs = Math.min(longestRestMs, restOfLook * (performance.now() - began))
      await nextRequest()
      if (wanted) await pause(Math.max(timing.coalesceMs, restMs), signal)
    }
  }
  return { request, done: run() }
}

/** Waits a moment, and while the Engine does not answer until it does. */
async function untilReachable(options: HostWatchOptions, signal: AbortSignal): Promise<void> {
  const { connections, hostId } = options
  await pause(options.timing.reopenMs, signal)
  while (!signal.aborted && connections.facts(hostId).state === 'unreachable') {
    await nextNews(options, signal)
  }
}

function nextNews({ connections, hostId }: HostWatchOptions, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const unsubscribe = connections.subscribe((news) => {
      if (news.hostId === hostId) done()
    })
    signal.addEventListener('abort', done)
  })
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
