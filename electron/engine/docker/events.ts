import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { streamEnded } from './docker-error.ts'
import { readAnswer, textByName } from './engine-answer.ts'
import { openStream } from './engine-stream.ts'
import { readJsonLines } from './json-lines.ts'
import { ping } from './system.ts'

const OPEN_TIMEOUT_MS = 10_000

/**
 * What happens to containers, networks and volumes and is worth waking up for. Left out are the exec_* events: a health
 * check makes three of them at each probe. `health_status` stands for both of its results (moby, `matchEvent`).
 */
const WATCHED_ACTIONS = [
  'create',
  'start',
  'die',
  'oom',
  'kill',
  'stop',
  'pause',
  'unpause',
  'rename',
  'update',
  'destroy',
  'health_status',
  'connect',
  'disconnect',
  // Of images, beside `import`, `load` and what a volume's and a network's names are the same of.
  'pull',
  'tag',
  'untag',
  'delete',
  'load',
  'import',
] as const

const Event = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: textByName }),
  /** Seconds, and the same in nanoseconds, which is more than a number holds exactly. */
  time: z.number().default(0),
  timeNano: z.number().default(0),
})

/** Something that happened on the host. */
export interface EngineEvent {
  readonly type: string
  /** `start`, `die`, `health_status: healthy`, ... */
  readonly action: string
  /** Id of a container or network, name of a volume. */
  readonly id: string
  /** When the Engine says that it happened; milliseconds since 1970. */
  readonly at: number
  /** The same for the same event, however often it is read. */
  readonly key: string
  /** A container's labels are among them; a network's and a volume's are not. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface EventFilter {
  readonly types: ReadonlyArray<'container' | 'network' | 'volume' | 'image'>
  /** Begins with what happened from this moment on, as far as the Engine still has it (moby keeps 256); milliseconds since 1970. */
  readonly since?: number
  /** `key` or `key=value`; only containers have labels in their events. */
  readonly label?: string
}

/**
 * Opens the host's events. The subscription is in place when the promise resolves: what happens afterwards is seen.
 * Iterating ends when the signal aborts, and throws ENGINE_UNREACHABLE when the connection breaks or the Engine goes.
 */
export async function openEvents(
  client: DockerClient,
  filter: EventFilter,
  signal: AbortSignal,
): Promise<AsyncIterable<EngineEvent>> {
  const label = filter.label === undefined ? {} : { label: [filter.label] }
  const filters = JSON.stringify({ type: filter.types, event: WATCHED_ACTIONS, ...label })
  const asked = { call: 'the stream of events', signal, timeoutMs: OPEN_TIMEOUT_MS }
  const since = filter.since === undefined ? {} : { since: (filter.since / 1000).toFixed(3) }
  const bytes = await openStream(client, asked, { method: 'GET', path: '/events', query: { filters, ...since } })
  // The Engine sends the head of its answer a moment before it subscribes (moby, `getEvents`); a round trip covers it.
  await ping(client, OPEN_TIMEOUT_MS, signal)
  return readEvents(client, bytes, signal)
}

async function* readEvents(
  client: DockerClient,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, void> {
  const context = { host: client.hostName, call: 'the stream of events' }
  for await (const line of readJsonLines(bytes)) {
    const event = readAnswer(Event, line, context)
    const { ID: id, Attributes: attributes } = event.Actor
    const key = `${event.timeNano} ${event.Type} ${event.Action} ${id}`
    yield { type: event.Type, action: event.Action, id, at: timeOf(event), key, attributes }
  }
  if (!signal.aborted) throw streamEnded(context)
}

const timeOf = ({ time, timeNano }: z.infer<typeof Event>): number =>
  timeNano > 0 ? Math.floor(timeNano / 1e6) : time * 1000
