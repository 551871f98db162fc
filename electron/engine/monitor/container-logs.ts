import type { ContainerLogLine } from '#shared/contract/stacks.ts'
import { type ListedContainer, listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { type EngineEvent, openEvents } from '../docker/events.ts'
import { type LogLine, openLogs } from '../docker/logs.ts'
import { isOwned, labelFilterOf, numberOf, type StackOwner, serviceOf } from '../reconcile/stack-owner.ts'
import { type BoundedChannel, createBoundedChannel } from './bounded-channel.ts'
import { LogCursor } from './log-cursor.ts'

export interface ContainerLogRequest extends StackOwner {
  /** Only this service's containers; null for all. */
  readonly service: string | null
  /** Goes on until the signal aborts, also with containers that start later. */
  readonly follow: boolean
  /** Only what was written at this moment or later (ISO 8601); null for everything. */
  readonly since: string | null
  /** How many of the newest lines, of all containers together, to begin with. */
  readonly tail: number
}

/** Lines that wait for the reader; a container that writes faster is read no faster. */
const CHANNEL_CAPACITY = 1000

/**
 * What a stack's containers wrote: first the newest `tail` lines of all, in order of time, then live ones as they
 * arrive. Ends when everything was read, or with `follow` when the signal aborts; throws ENGINE_UNREACHABLE when the
 * connection breaks.
 */
export async function* readContainerLogs(
  client: DockerClient,
  request: ContainerLogRequest,
  signal: AbortSignal,
): AsyncGenerator<ContainerLogLine, void> {
  const stop = new AbortController()
  const onAbort = () => stop.abort(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    signal.throwIfAborted()
    // Opened before the list, so that no container starts unseen in between.
    const starts = request.follow ? await openStarts(client, request, stop.signal) : null
    const sources = await listSources(client, request, stop.signal)
    yield* await readPast(client, sources, request, stop.signal)
    if (starts !== null) yield* readLive(client, { sources, starts, request }, stop.signal)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop.abort()
  }
}

/** A container to read from, and how far it was read. */
interface Source {
  readonly containerId: string
  readonly service: string
  readonly number: number
  readonly isAlive: boolean
  readonly cursor: LogCursor
}

const openStarts = (client: DockerClient, request: ContainerLogRequest, signal: AbortSignal) =>
  openEvents(client, { types: ['container'], label: labelFilterOf(request) }, signal)

async function listSources(
  client: DockerClient,
  request: ContainerLogRequest,
  signal: AbortSignal,
): Promise<readonly Source[]> {
  const containers = await listContainers(client, { label: labelFilterOf(request) }, signal)
  return containers
    .filter((container) => isOwned(request, container.labels))
    .map((container) => toSource(container.id, container.labels, isAlive(container)))
    .filter((source) => isAskedFor(source, request))
}

const isAlive = (container: ListedContainer): boolean =>
  container.state === 'running' || container.state === 'restarting' || container.state === 'paused'

const isAskedFor = (source: Source, request: ContainerLogRequest): boolean =>
  request.service === null || request.service === source.service

function toSource(containerId: string, found: Readonly<Record<string, string>>, alive: boolean): Source {
  return {
    containerId,
    service: serviceOf(found),
    number: numberOf(found),
    isAlive: alive,
    cursor: new LogCursor(),
  }
}

/** The newest lines of all containers in order of time. Each cursor then stands behind its container's last line. */
async function readPast(
  client: DockerClient,
  sources: readonly Source[],
  request: ContainerLogRequest,
  signal: AbortSignal,
): Promise<readonly ContainerLogLine[]> {
  const perSource = await Promise.all(
    sources.map(async (source) => {
      // At least one, so that the cursor knows where "live" begins.
      const tail = Math.max(request.tail, 1)
      const lines = await readAll(client, source, { tail, since: request.since }, signal)
      for (const line of lines) source.cursor.isNew(line)
      return lines.map((line) => ({ at: line.at ?? '', line: toLogLine(source, line) }))
    }),
  )
  const inOrder = perSource.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return request.tail === 0 ? [] : inOrder.slice(-request.tail).map((entry) => entry.line)
}

async function readAll(
  client: DockerClient,
  source: Source,
  range: { readonly tail: number; readonly since: string | null },
  signal: AbortSignal,
): Promise<readonly LogLine[]> {
  const lines: LogLine[] = []
  try {
    const request = { containerId: source.containerId, ...range, follow: false }
    for await (const line of await openLogs(client, request, signal)) lines.push(line)
  } catch (error) {
    // It was removed since the list was made.
    if (!isNotFound(error)) throw error
  }
  return lines
}

interface Live {
  readonly sources: readonly Source[]
  readonly starts: AsyncIterable<EngineEvent>
  readonly request: ContainerLogRequest
}

async function* readLive(client: DockerClient, live: Live, signal: AbortSignal): AsyncGenerator<ContainerLogLine> {
  const channel = createBoundedChannel<ContainerLogLine>(CHANNEL_CAPACITY)
  const closeChannel = () => channel.close()
  signal.addEventListener('abort', closeChannel, { once: true })
  try {
    followAll(client, live, channel, signal).catch((error: unknown) => channel.fail(error))
    yield* channel
  } finally {
    signal.removeEventListener('abort', closeChannel)
    channel.close()
  }
}

/** Follows what runs now and whatever starts later. A container that starts again is followed on from its cursor. */
async function followAll(
  client: DockerClient,
  live: Live,
  channel: BoundedChannel<ContainerLogLine>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map(live.sources.map((source) => [source.containerId, source]))
  const followed = new Map<string, Promise<void>>()
  const follow = (source: Source) => {
    const before = followed.get(source.containerId) ?? Promise.resolve()
    const now = before
      .then(() => followOne(client, { source, since: live.request.since }, channel, signal))
      .catch((error: unknown) => channel.fail(error))
    followed.set(source.containerId, now)
  }
  for (const source of live.sources.filter((one) => one.isAlive)) follow(source)
  for await (const event of live.starts) {
    if (event.action === 'destroy') known.delete(event.id)
    if (event.action !== 'start' || !isOwned(live.request, event.attributes)) continue
    const source = known.get(event.id) ?? toSource(event.id, event.attributes, true)
    known.set(event.id, source)
    if (isAskedFor(source, live.request)) follow(source)
  }
}

async function followOne(
  client: DockerClient,
  from: { readonly source: Source; readonly since: string | null },
  channel: BoundedChannel<ContainerLogLine>,
  signal: AbortSignal,
): Promise<void> {
  const { source } = from
  const since = source.cursor.resume() ?? from.since
  try {
    const request = { containerId: source.containerId, tail: null, since, follow: true }
    for await (const line of await openLogs(client, request, signal)) {
      if (source.cursor.isNew(line)) await channel.push(toLogLine(source, line))
    }
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

function toLogLine(source: Source, line: LogLine): ContainerLogLine {
  return {
    at: line.at === null ? null : `${line.at.slice(0, 23)}Z`,
    service: source.service,
    number: source.number,
    stream: line.stream,
    text: line.text,
  }
}
