import type { Command } from '#shared/model/command.ts'
import type { EventSubject, HostEvent } from '#shared/model/host-event.ts'
import type { CommandId, HostId, StackId } from '#shared/model/ids.ts'
import type { Clock } from '../../clock.ts'
import type { EngineEvent } from '../../docker/events.ts'
import type { EngineLog } from '../../engine-log.ts'
import { serviceOf } from '../../reconcile/stack-owner.ts'
import type { UnaskedEnd } from '../alerts/alert-rules.ts'
import type { ObservedHost } from '../stack-monitor.ts'
import type { EventFilter, EventStore, NewHostEvent } from './event-store.ts'
import { eventSeverity } from './event-words.ts'

/** Keeps what happens on the hosts. */
export interface EventJournal {
  /** Keeps an event of an Engine; what it was of is looked up in what is known of the host. */
  heard(hostId: HostId, event: EngineEvent, host: Pick<ObservedHost, 'world' | 'ownerOf'>): void
  /** Keeps that an Engine does not answer any more (with the reason), or does again (null). */
  engine(host: { readonly id: HostId; readonly name: string }, lost: string | null): void
  /** Stored events after `afterSeq`, then those that come, until the signal aborts. */
  follow(filter: EventFilter, afterSeq: number | null, signal: AbortSignal): AsyncGenerator<HostEvent>
  stop(): Promise<void>
}

export interface EventJournalOptions {
  readonly store: EventStore
  readonly clock: Clock
  readonly log: EngineLog
  /** The newest commands of a host, working or ended a moment ago. */
  readonly commands: (hostId: HostId) => Promise<readonly Command[]>
  /** A container of a stack ended with an error and nobody had asked it to end. */
  readonly onUnaskedEnd: (end: UnaskedEnd) => void
}

/** Events that come together are stored together. */
const gatherMs = 200
const keptEvents = 50_000
const keptMs = 30 * 24 * 3_600_000
const pruneEvery = 1_000
/** An end this soon after a kill or a stop was asked for. */
const askedMs = 60_000

/** A heard event whose command is not known yet. */
type Heard = Omit<NewHostEvent, 'commandId'>

export function createEventJournal({ store, clock, log, commands, onUnaskedEnd }: EventJournalOptions): EventJournal {
  const wakers = new Set<() => void>()
  const signals = createSignals()
  let gathered: Heard[] = []
  let timer: NodeJS.Timeout | null = null
  let writing = Promise.resolve()
  let sincePrune = 0

  const write = async (): Promise<void> => {
    const batch = gathered
    gathered = []
    timer = null
    if (batch.length === 0) return
    try {
      await store.append(await withCommands(batch, commands))
      sincePrune += batch.length
      if (sincePrune >= pruneEvery) {
        sincePrune = 0
        await store.prune(keptEvents, clock.now().getTime() - keptMs)
      }
    } catch (error) {
      log.error({ error }, 'events of a host could not be stored')
    }
    for (const wake of [...wakers]) wake()
  }
  const flush = (): Promise<void> => {
    writing = writing.then(write)
    return writing
  }
  const keep = (event: Heard) => {
    gathered.push(event)
    timer ??= setTimeout(() => void flush(), gatherMs)
  }

  return {
    heard(hostId, event, host) {
      const { stackId, containerName } = ownerOfEvent(event, host)
      const told = toldOf(event, containerName)
      if (told === null) return
      const { wasAsked, outOfMemory } = signals.before(event)
      const severity = eventSeverity(told, wasAsked)
      keep({ hostId, at: event.at, ...told, stackId, severity })
      if (told.action !== 'die' || severity !== 'error' || stackId === null) return
      onUnaskedEnd({ stackId, service: told.service ?? '', containerId: event.id, at: event.at, outOfMemory })
    },
    engine({ id, name }, lost) {
      const told = { subject: 'engine', action: lost === null ? 'back' : 'lost', exitCode: null } as const
      const about = { objectId: id, name, service: null, detail: lost ?? '', stackId: null }
      keep({ hostId: id, at: clock.now().getTime(), ...told, ...about, severity: eventSeverity(told, false) })
    },
    async *follow(filter, afterSeq, signal) {
      let seen = afterSeq ?? (await store.lastSeq())
      while (!signal.aborted) {
        const woken = nextWake(wakers, signal)
        const found = await store.after(filter, seen, 500)
        for (const event of found) {
          seen = event.seq
          yield event
        }
        if (found.length === 0) await woken.wait
        else woken.cancel()
      }
    },
    async stop() {
      if (timer !== null) clearTimeout(timer)
      await flush()
    },
  }
}

/** Null for an event that nobody wants to read of. */
function toldOf(
  { type, action, id, attributes }: EngineEvent,
  containerName: string | null,
): Pick<NewHostEvent, 'subject' | 'action' | 'objectId' | 'name' | 'service' | 'exitCode' | 'detail'> | null {
  if (!isSubject(type)) return null
  const exitCode = attributes['exitCode']
  return {
    subject: type,
    action,
    objectId: id,
    name: attributes['name'] ?? id,
    service: type === 'container' ? serviceOf(attributes) || null : null,
    exitCode: exitCode === undefined ? null : Number(exitCode),
    detail: attributes['signal'] ?? containerName ?? '',
  }
}

const isSubject = (type: string): type is EventSubject =>
  type === 'container' || type === 'network' || type === 'volume' || type === 'image'

/** What came before the end of a container: a signal that somebody sent, or the kernel's kill for memory, which sends none. */
function createSignals() {
  const killed = new Map<string, number>()
  const starved = new Map<string, number>()
  const isRecent = (times: Map<string, number>, { id, at }: EngineEvent): boolean => {
    const sentAt = times.get(id)
    return sentAt !== undefined && at - sentAt < askedMs
  }
  return {
    before(event: EngineEvent): { readonly wasAsked: boolean; readonly outOfMemory: boolean } {
      const { type, action, id, at } = event
      if (type !== 'container') return { wasAsked: false, outOfMemory: false }
      if (action === 'kill') killed.set(id, at)
      if (action === 'oom') starved.set(id, at)
      if (action === 'start' || action === 'destroy') {
        killed.delete(id)
        starved.delete(id)
      }
      return { wasAsked: isRecent(killed, event), outOfMemory: isRecent(starved, event) }
    },
  }
}

/** Labels come with a container's events only; whose a network or volume is, is known from the list. */
function ownerOfEvent(
  { type, id, attributes }: EngineEvent,
  { world, ownerOf }: Pick<ObservedHost, 'world' | 'ownerOf'>,
): { readonly stackId: StackId | null; readonly containerName: string | null } {
  if (type === 'container') return { stackId: ownerOf({ labels: attributes }), containerName: null }
  const container = world.containers.get(attributes['container'] ?? '')
  const object =
    type === 'network' ? world.networks.find((one) => one.id === id) : world.volumes.find((one) => one.name === id)
  const owner = container ?? object
  return { stackId: owner === undefined ? null : ownerOf(owner), containerName: container?.name ?? null }
}

/** The command that worked on the event's stack when it happened. */
async function withCommands(
  batch: readonly Heard[],
  commandsOf: EventJournalOptions['commands'],
): Promise<readonly NewHostEvent[]> {
  const byHost = new Map<HostId, readonly Command[]>()
  for (const hostId of new Set(batch.map((event) => event.hostId))) byHost.set(hostId, await commandsOf(hostId))
  return batch.map((event) => ({ ...event, commandId: commandAt(event, byHost.get(event.hostId) ?? []) }))
}

function commandAt({ stackId, at }: Heard, commands: readonly Command[]): CommandId | null {
  const worked = commands.find(
    (command) =>
      command.stackId === stackId &&
      command.startedAt !== null &&
      Date.parse(command.startedAt) <= at &&
      (command.finishedAt === null || at <= Date.parse(command.finishedAt)),
  )
  return worked?.id ?? null
}

function nextWake(wakers: Set<() => void>, signal: AbortSignal) {
  let done = () => {}
  const wait = new Promise<void>((resolve) => {
    done = () => {
      wakers.delete(done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    wakers.add(done)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
  return { wait, cancel: done }
}
