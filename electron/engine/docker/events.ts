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
] as const

const Event = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: textByName }),
})

/** Something that happened on the host. */
export interface EngineEvent {
  readonly type: string
  /** `start`, `die`, `health_status: healthy`, ... */
  readonly action: string
  /** Id of a container or network, name of a volume. */
  readonly id: string
  /** A container's labels are among them; a network's and a volume's are not. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface EventFilter {
  readonly types: ReadonlyArray<'container' | 'network' | 'volume'>
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
  const bytes = await openStream(client, asked, { method: 'GET', path: '/events', query: { filters } })
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
    yield { type: event.Type, action: event.Action, id: event.Actor.ID, attributes: event.Actor.Attributes }
  }
  if (!signal.aborted) throw streamEnded(context)
}
