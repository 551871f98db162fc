import { AppError } from '#shared/contract/app-error.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import { delay } from '../delay.ts'
import { type ListedContainer, listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { type EngineEvent, openEvents } from '../docker/events.ts'
import { listNetworks } from '../docker/networks.ts'
import { listVolumes } from '../docker/volumes.ts'
import type { EngineLog } from '../engine-log.ts'
import type { HostConnections } from '../hosts/host-connections.ts'
import { unreachableReason } from '../hosts/unreachable-reason.ts'
import { labels } from '../reconcile/labels.ts'
import { createHeardEvents } from './heard-events.ts'
import {
  changedContainers,
  emptyWorld,
  everythingTouched,
  type HostWorld,
  type Touched,
  touchedBy,
  withContainers,
} from './host-world.ts'
import { type LookTiming, startLookLoop } from './look-loop.ts'
import { type Adoptions, changedStacks, observeStacks, ownerOf, type StackObservation } from './stack-observation.ts'

/** What is known of one host, and whether it is fresh. */
export interface HostObservation {
  readonly live: boolean
  readonly observedAt: string | null
  /** Why it is not live. */
  readonly reason: string | null
  readonly world: HostWorld
  readonly stacks: ReadonlyMap<StackId, StackObservation>
  /** The stack that an object with these labels belongs to; null for one of nobody's. */
  readonly ownerOf: (object: Pick<ListedContainer, 'labels'>) => StackId | null
}

/** How often a host is looked at, and how long after a broken stream the next one is opened. Milliseconds. */
export interface HostWatchTiming extends LookTiming {
  /** Wait before the stream is opened again while the Engine answers. */
  readonly reopenMs: number
}

/** Everything is seen within a second of the Engine's word, also what its lists show a moment after it. */
export const defaultWatchTiming: HostWatchTiming = {
  coalesceMs: 100,
  settleMs: 500,
  resyncMs: 30_000,
  reopenMs: 500,
}

/** What changed on a host. */
export interface HostWatchNews {
  /** Stacks whose facts, or their freshness, changed. */
  readonly stackIds: readonly StackId[]
  /** True where any container, or the freshness of all, changed. */
  readonly containers: boolean
}

export interface HostWatchOptions {
  readonly hostId: HostId
  readonly connections: HostConnections
  readonly clock: Clock
  readonly log: EngineLog
  readonly timing: HostWatchTiming
  /** Stacks of the host that took a Compose project over, read at each look. */
  readonly adoptions: () => Promise<Adoptions>
  readonly onChange: (news: HostWatchNews) => void
  /** Every event of the Engine, once and in order, also those that happened while the stream was broken, as far as it has them. */
  readonly onEvent?: ((event: EngineEvent, observation: HostObservation) => void) | undefined
  /** The Engine does not answer any more, and why; or it does again (null). */
  readonly onLive?: ((lost: string | null) => void) | undefined
}

/** Keeps what is known of one host fresh until it is stopped. */
export interface HostWatch {
  observation(): HostObservation
  /** Who owns what changed, which no event tells: what is known is sorted anew at once, and everything is looked at soon. */
  ownersChanged(): Promise<void>
  /** What is known is old, and nobody tells what was missed: everything is asked anew. `reason` is why, until it is. */
  reopen(reason: string): void
  stop(): Promise<void>
}

const watchedTypes = ['container', 'network', 'volume', 'image'] as const

const unseen: HostObservation = {
  live: false,
  observedAt: null,
  reason: 'not asked yet',
  world: emptyWorld,
  stacks: new Map(),
  ownerOf: () => null,
}

/**
 * Follows the host's events and looks at what each burst of them touched. When the stream breaks, or the heartbeat says
 * that the Engine does not answer, the facts stay and are marked as not live; after that everything is read anew, since
 * nobody tells what happened in between.
 */
export function watchHost(options: HostWatchOptions): HostWatch {
  const { hostId, connections, clock, timing } = options
  const stop = new AbortController()
  let current = unseen
  let session: AbortController | null = null
  let requestLook = () => {}
  const heard = createHeardEvents()

  const look = async (client: DockerClient, touched: Touched, signal: AbortSignal): Promise<void> => {
    const adoptions = await options.adoptions()
    const world = await readTouched(client, { before: current.world, touched, adoptions }, signal)
    const before = current
    current = observed(world, adoptions, clock.now().toISOString())
    if (!before.live && before.observedAt !== null) options.onLive?.(null)
    const news = newsOf(before, current)
    if (news.containers || news.stackIds.length > 0) options.onChange(news)
  }

  const sortAnew = async (): Promise<void> => {
    const adoptions = await options.adoptions()
    const before = current
    current = { ...before, ...byOwner(before.world, adoptions) }
    const stackIds = changedStacks(before.stacks, current.stacks)
    if (stackIds.length > 0) options.onChange({ stackIds, containers: false })
  }

  const markLost = (reason: string): void => {
    const wasLive = current.live
    current = { ...current, live: false, reason }
    if (wasLive) options.onLive?.(reason)
    if (wasLive) options.onChange({ stackIds: [...current.stacks.keys()], containers: true })
  }

  const follow = async (client: DockerClient, signal: AbortSignal): Promise<void> => {
    const events = await openEvents(client, { types: watchedTypes, ...heard.since() }, signal)
    const looks = startLookLoop((touched) => look(client, touched, signal), timing, signal)
    requestLook = () => looks.touch(everythingTouched)
    const reading = readEvents(events, (event) => {
      if (!heard.isNew(event)) return
      options.onEvent?.(event, current)
      looks.touch(touchedBy(event))
    })
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
    async ownersChanged() {
      await sortAnew()
      requestLook()
    },
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

const observed = (world: HostWorld, adoptions: Adoptions, at: string): HostObservation => ({
  live: true,
  observedAt: at,
  reason: null,
  world,
  ...byOwner(world, adoptions),
})

const byOwner = (world: HostWorld, adoptions: Adoptions): Pick<HostObservation, 'stacks' | 'ownerOf'> => ({
  stacks: observeStacks({ ...world, containers: [...world.containers.values()] }, adoptions),
  ownerOf: ({ labels: found }) => ownerOf(found, adoptions),
})

function newsOf(before: HostObservation, after: HostObservation): HostWatchNews {
  if (!before.live)
    return { stackIds: [...new Set([...before.stacks.keys(), ...after.stacks.keys()])], containers: true }
  return {
    stackIds: changedStacks(before.stacks, after.stacks),
    containers: changedContainers(before.world.containers, after.world.containers).length > 0,
  }
}

/** More ids than this make an address of 3 KiB and more; the list of all is asked for then. */
const MOST_IDS = 50

interface Looking {
  readonly before: HostWorld
  readonly touched: Touched
  readonly adoptions: Adoptions
}

async function readTouched(
  client: DockerClient,
  { before, touched, adoptions }: Looking,
  signal: AbortSignal,
): Promise<HostWorld> {
  const [containers, objects] = await Promise.all([
    readContainers(client, before.containers, touched, signal),
    touched.objects ? readObjects(client, adoptions, signal) : before,
  ])
  return { containers, networks: objects.networks, volumes: objects.volumes }
}

async function readContainers(
  client: DockerClient,
  before: HostWorld['containers'],
  { everything, containers: ids }: Touched,
  signal: AbortSignal,
): Promise<HostWorld['containers']> {
  if (everything || ids.size > MOST_IDS) return withContainers(before, 'all', await listContainers(client, {}, signal))
  if (ids.size === 0) return before
  return withContainers(before, ids, await listContainers(client, { ids: [...ids] }, signal))
}

async function readObjects(
  client: DockerClient,
  adoptions: Adoptions,
  signal: AbortSignal,
): Promise<Omit<HostWorld, 'containers'>> {
  // What a stack makes carries the label of a project as well.
  const own = { label: adoptions.size > 0 ? labels.composeProject : labels.stackId }
  const [networks, volumes] = await Promise.all([listNetworks(client, own, signal), listVolumes(client, own, signal)])
  return { networks, volumes }
}

async function readEvents(events: AsyncIterable<EngineEvent>, onEvent: (event: EngineEvent) => void): Promise<void> {
  for await (const event of events) onEvent(event)
}

/** Waits a moment, and while the Engine does not answer until it does. */
async function untilReachable(options: HostWatchOptions, signal: AbortSignal): Promise<void> {
  const { connections, hostId } = options
  await delay(options.timing.reopenMs, signal)
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
