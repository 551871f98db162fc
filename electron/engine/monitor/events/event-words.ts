import type { EventSeverity, EventSubject } from '#shared/model/host-event.ts'

/** What an event says, as far as words and severity go. */
export interface ToldEvent {
  readonly subject: EventSubject
  readonly action: string
  readonly name: string
  readonly stackName: string | null
  readonly exitCode: number | null
  /** What is said beside it: the signal of a kill, the network of a connection, why an Engine does not answer. */
  readonly detail: string
}

/** One sentence without its full stop. */
export function eventText(event: ToldEvent): string {
  const { subject, action, detail } = event
  const who = event.stackName === null ? event.name : `${event.name} of ${event.stackName}`
  if (subject === 'engine') {
    return action === 'lost'
      ? `The Engine of ${event.name} does not answer: ${detail}`
      : `The Engine of ${event.name} answers`
  }
  if (subject === 'container') return `${who} ${containerWords(event)}`
  if (subject === 'network' && (action === 'connect' || action === 'disconnect')) {
    const verb = action === 'connect' ? 'was connected to' : 'was disconnected from'
    return `${detail || 'A container'} ${verb} network ${event.name}`
  }
  return `${capital(subject)} ${who} ${objectWords[action] ?? action}`
}

function containerWords({ action, exitCode, detail }: ToldEvent): string {
  if (action === 'die') return exitCode === null ? 'ended' : `ended with exit code ${exitCode}`
  if (action === 'kill') return detail === '' ? 'was sent a signal' : `was sent signal ${detail}`
  if (action.startsWith('health_status')) return `is ${action.split(':')[1]?.trim() || 'checked'}`
  return containerActions[action] ?? action
}

const containerActions: Readonly<Record<string, string>> = {
  create: 'was created',
  start: 'was started',
  oom: 'ran out of memory',
  stop: 'was stopped',
  pause: 'was paused',
  unpause: 'goes on',
  rename: 'has this name now',
  update: 'was given other limits',
  destroy: 'was removed',
}

const objectWords: Readonly<Record<string, string>> = {
  create: 'was created',
  destroy: 'was removed',
  remove: 'was removed',
  pull: 'was pulled',
  tag: 'was given a name',
  untag: 'lost a name',
  delete: 'was removed',
  load: 'was loaded',
  import: 'was imported',
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** An end that was asked for comes with a kill before it; whether it was is told by `wasAsked`. */
export function eventSeverity(
  { subject, action, exitCode }: Pick<ToldEvent, 'subject' | 'action' | 'exitCode'>,
  wasAsked: boolean,
): EventSeverity {
  if (subject === 'engine') return action === 'lost' ? 'error' : 'info'
  if (subject !== 'container') return 'info'
  if (action === 'oom') return 'error'
  if (action === 'die') return wasAsked || exitCode === 0 || exitCode === null ? 'info' : 'error'
  return action === 'health_status: unhealthy' ? 'warning' : 'info'
}
