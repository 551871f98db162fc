import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { type ListedContainer, listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { isNotFound } from '../docker/docker-error.ts'
import { type EngineEvent, openEvents } from '../docker/events.ts'
import { type LogLine, openLogs } from '../docker/logs.ts'
import { isOwned, labelFilterOf, numberOf, type StackOwner, serviceOf } from '../reconcile/stack-owner.ts'
import { LogCursor } from './log-cursor.ts'
import { createLogFunnel, type LogFunnel } from './log-funnel.ts'

export interface ContainerLogRequest extends StackOwner {
  /** Only containers of these services; null for all. */
  readonly services: readonly string[] | null
  /** Goes on until the signal aborts, also with containers that start later. */
  readonly follow: boolean
  /** Only what was written at this moment or later (ISO 8601); null for everything. */
  readonly since: string | null
  /** How many lines of the past to begin with, of all containers together: the newest ones, or the first since `since`. */
  readonly past: { readonly from: 'newest' | 'since'; readonly count: number }
}

/**
 * What a stack's containers wrote, in batches of at least one line and in order of time: first of the past, then live.
 * Live lines wait a moment for those of other containers. Ends when everything was read, or with `follow` when the
 * signal aborts; throws ENGINE_UNREACHABLE when the connection breaks.
 */
export async function* readContainerLogs(
  client: DockerClient,
  request: ContainerLogRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly ContainerLogLine[], void> {
  const stop = new AbortController()
  const onAbort = () => stop.abort(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    signal.throwIfAborted()
    // Opened before the list, so that no container starts unseen in between.
    const starts = request.follow ? await openStarts(client, request, stop.signal) : null
    const sources = await listSources(client, request, stop.signal)
    yield* batchesOf(await readPast(client, sources, request, stop.signal))
    if (starts !== null) yield* readLive(client, { sources, starts, request }, stop.signal)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop.abort()
  }
}

/** What one message to a reader holds at most; the past may be far more. A single line is never cut. */
const BATCH = { lines: 5000, characters: 1_000_000 } as const

function* batchesOf(lines: readonly ContainerLogLine[]): Generator<readonly ContainerLogLine[]> {
  let start = 0
  let characters = 0
  for (const [index, { text }] of lines.entries()) {
    characters += text.length
    if (index - start < BATCH.lines && (characters <= BATCH.characters || index === start)) continue
    yield lines.slice(start, index)
    start = index
    characters = text.length
  }
  if (start < lines.length) yield start === 0 ? lines : lines.slice(start)
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
  request.services === null || request.services.includes(source.service)

function toSource(containerId: string, found: Readonly<Record<string, string>>, alive: boolean): Source {
  return {
    containerId,
    service: serviceOf(found),
    number: numberOf(found),
    isAlive: alive,
    cursor: new LogCursor(),
  }
}

/** Lines of the past of all containers in order of time. Each cursor then stands behind its container's last line. */
async function readPast(
  client: DockerClient,
  sources: readonly Source[],
  request: ContainerLogRequest,
  signal: AbortSignal,
): Promise<readonly ContainerLogLine[]> {
  const { from, count } = request.past
  const perSource = await Promise.all(
    sources.map(async (source) => {
      const lines = await readSome(client, source, request, signal)
      for (const line of lines) source.cursor.isNew(line)
      return lines.map((line) => ({ at: line.at ?? '', line: toLogLine(source, line) }))
    }),
  )
  const inOrder = perSource.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const chosen = from === 'since' ? inOrder.slice(0, count) : count === 0 ? [] : inOrder.slice(-count)
  return chosen.map((entry) => entry.line)
}

/** As many lines as may be needed of one container; none where it was removed since the list was made. */
async function readSome(
  client: DockerClient,
  { containerId }: Source,
  { past: { from, count }, since }: ContainerLogRequest,
  signal: AbortSignal,
): Promise<readonly LogLine[]> {
  const lines: LogLine[] = []
  const enough = new AbortController()
  // At least one of the newest, so that the cursor knows where "live" begins.
  const tail = from === 'newest' ? Math.max(count, 1) : null
  try {
    const request = { containerId, tail, since, follow: false }
    for await (const batch of await openLogs(client, request, AbortSignal.any([signal, enough.signal]))) {
      for (const line of batch) lines.push(line)
      if (from === 'since' && lines.length >= count) break
    }
  } catch (error) {
    if (!isNotFound(error)) throw error
  } finally {
    enough.abort()
  }
  return from === 'since' ? lines.slice(0, count) : lines
}

interface Live {
  readonly sources: readonly Source[]
  readonly starts: AsyncIterable<EngineEvent>
  readonly request: ContainerLogRequest
}

/** A line on its way to the reader, with the Engine's full time for the order. */
interface Travelling {
  readonly at: string | null
  readonly line: ContainerLogLine
}

async function* readLive(
  client: DockerClient,
  live: Live,
  signal: AbortSignal,
): AsyncGenerator<readonly ContainerLogLine[]> {
  const channel = createLogFunnel<Travelling>(() => performance.now())
  const closeChannel = () => channel.close()
  signal.addEventListener('abort', closeChannel, { once: true })
  try {
    followAll(client, live, channel, signal).catch((error: unknown) => channel.fail(error))
    for await (const batch of channel) yield* batchesOf(batch.map(({ line }) => line))
  } finally {
    signal.removeEventListener('abort', closeChannel)
    channel.close()
  }
}

/** Follows what runs now and whatever starts later. A container that starts again is followed on from its cursor. */
async function followAll(
  client: DockerClient,
  live: Live,
  channel: LogFunnel<Travelling>,
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
  channel: LogFunnel<Travelling>,
  signal: AbortSignal,
): Promise<void> {
  const { source } = from
  const since = source.cursor.resume() ?? from.since
  try {
    const request = { containerId: source.containerId, tail: null, since, follow: true }
    for await (const batch of await openLogs(client, request, signal)) {
      const lines = batch.filter((line) => source.cursor.isNew(line))
      await channel.push(
        source.containerId,
        lines.map((line) => ({ at: line.at, line: toLogLine(source, line) })),
      )
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
