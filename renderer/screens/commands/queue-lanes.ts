import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import type { Host } from '#shared/model/host.ts'

/** Which commands a person wants to see. `now`: those that wait or run, with the few that ended last. */
export type QueueFilter = 'now' | 'ended' | 'all'

/** One host's queue as shown: what runs, then what waits in its order, then what has ended, newest first. */
export interface QueueLane {
  readonly hostId: string
  readonly hostName: string
  readonly running: number
  readonly pending: number
  /** True where the host did not answer last time: what waits is held until it does. */
  readonly silent: boolean
  /** Who paused it: it starts nothing more until it is resumed. Null where it works, and for a host that was forgotten. */
  readonly pausedBy: string | null
  /** False for a host that was forgotten: nothing is to be steered there any more. */
  readonly known: boolean
  readonly commands: readonly Command[]
}

const endedShownNow = 5
const rank = (command: Command): number => (command.status === 'RUNNING' ? 0 : command.status === 'PENDING' ? 1 : 2)

export const hasEnded = (command: Command): boolean => rank(command) === 2

const inLaneOrder = (a: Command, b: Command): number =>
  rank(a) - rank(b) || (hasEnded(a) ? b.seq - a.seq : a.seq - b.seq)

/** Lanes for every host that is known or has a command; hosts with something to do come first, then by name. */
export const queueLanes = (
  commands: readonly Command[],
  hosts: readonly Pick<Host, 'id' | 'name' | 'engine' | 'queue'>[],
  filter: QueueFilter,
): readonly QueueLane[] => {
  const names = new Map<string, string>(hosts.map((host) => [host.id, host.name]))
  for (const command of commands) if (!names.has(command.hostId)) names.set(command.hostId, command.hostName)
  const silent = new Set<string>(hosts.filter(({ engine }) => engine.state === 'unreachable').map(({ id }) => id))
  const lanes = [...names].map(([hostId, hostName]) => {
    const host = hosts.find(({ id }) => id === hostId)
    const pausedBy = host?.queue.paused?.by ?? null
    return lane(
      { hostId, hostName, silent: silent.has(hostId), pausedBy, known: host !== undefined },
      commands.filter((command) => command.hostId === hostId),
      filter,
    )
  })
  return lanes.sort((a, b) => busy(b) - busy(a) || a.hostName.localeCompare(b.hostName))
}

const busy = (one: QueueLane): number => (one.running > 0 ? 2 : one.pending > 0 ? 1 : 0)

type LaneHost = Pick<QueueLane, 'hostId' | 'hostName' | 'silent' | 'pausedBy' | 'known'>

const lane = (host: LaneHost, commands: readonly Command[], filter: QueueFilter): QueueLane => {
  const ordered = [...commands].sort(inLaneOrder)
  const ended = ordered.filter(hasEnded)
  const active = ordered.filter((command) => !hasEnded(command))
  return {
    ...host,
    running: active.filter((command) => command.status === 'RUNNING').length,
    pending: active.filter((command) => command.status === 'PENDING').length,
    commands: shown(active, ended, filter),
  }
}

const shown = (active: readonly Command[], ended: readonly Command[], filter: QueueFilter): readonly Command[] => {
  if (filter === 'ended') return ended
  return [...active, ...(filter === 'now' ? ended.slice(0, endedShownNow) : ended)]
}

/** What a lane says beside its host's name. */
export const laneSummary = (one: QueueLane): string => {
  const parts = [
    one.running > 0 ? t('{{running}} running', { running: one.running }) : '',
    one.pending > 0 ? t('{{pending}} pending', { pending: one.pending }) : '',
    one.pausedBy === null ? '' : t('paused by {{pausedBy}}', { pausedBy: translated(one.pausedBy) }),
    one.silent ? t('the host does not answer') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? t('idle') : parts.join(', ')
}

/** A pending command's place in its lane: `next`, then `2nd`, `3rd` and so on; null for one that does not wait. */
export const placeInLane = (one: QueueLane, command: Command): string | null => {
  const at = one.commands.filter((other) => other.status === 'PENDING').findIndex((other) => other.id === command.id)
  if (at < 0) return null
  return at === 0 ? t('next') : ordinal(at + 1)
}

const ordinal = (number: number): string => {
  const tail = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10
  if (tail === 1) return t('{{number}}st', { number })
  if (tail === 2) return t('{{number}}nd', { number })
  return tail === 3 ? t('{{number}}rd', { number }) : t('{{number}}th', { number })
}
