import type { Command } from '#shared/model/command.ts'
import type { HostEvent } from '#shared/model/host-event.ts'
import type { UsageHistory } from '#shared/model/usage.ts'

/** How a mark is coloured, the least first: a command that began, what may go wrong, what went wrong. */
const tones = ['command', 'warn', 'bad'] as const
export type MarkTone = (typeof tones)[number]

/** A moment that may explain why a line rises or falls. */
export interface UsageMark {
  /** Seconds since 1970. */
  readonly at: number
  readonly tone: MarkTone
  readonly text: string
  /** How many more happened so close to it that one line stands for all. */
  readonly more: number
  /** Where one sees more of it. */
  readonly href: string
}

/** The time that charts show, in seconds since 1970. */
export interface ShownTime {
  readonly from: number
  readonly to: number
}

export function shownTimeOf({ from, stepSeconds, steps }: UsageHistory): ShownTime {
  const start = Date.parse(from) / 1000
  return { from: start, to: start + steps * stepSeconds }
}

/** Two marks stand at least this part of the shown time apart. */
const LEAST_APART = 1 / 80

type Happened = Pick<HostEvent, 'at' | 'severity' | 'text' | 'stackName' | 'service'>
type Began = Pick<Command, 'id' | 'title' | 'startedAt'>

/**
 * The moments of the shown time, in order of time: commands that began, and events that are warnings or errors. Those that
 * would be drawn on each other are one mark, which speaks of the worst.
 */
export function marksOf(
  { events, commands }: { readonly events: readonly Happened[]; readonly commands: readonly Began[] },
  { from, to }: ShownTime,
): readonly UsageMark[] {
  const all = [...events.flatMap(markOfEvent), ...commands.flatMap(markOfCommand)]
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at)
  const apart = (to - from) * LEAST_APART
  const marks: UsageMark[] = []
  for (const mark of all) {
    const last = marks.at(-1)
    if (last && mark.at - last.at < apart) marks[marks.length - 1] = together(last, mark)
    else marks.push(mark)
  }
  return marks
}

/** The mark nearest to a moment, where one is near enough to be meant. */
export function markAt(marks: readonly UsageMark[], at: number, { from, to }: ShownTime): UsageMark | null {
  const near = marks.filter((mark) => Math.abs(mark.at - at) <= (to - from) * LEAST_APART)
  return near.sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0] ?? null
}

const secondsOf = (at: string): number => Date.parse(at) / 1000

function markOfEvent({ at, severity, text, stackName, service }: Happened): readonly UsageMark[] {
  if (severity === 'info') return []
  const logs = `/stacks/${stackName}/logs?service=${encodeURIComponent(service ?? '')}&at=${encodeURIComponent(at)}`
  const href = stackName && service ? logs : '/events'
  return [{ at: secondsOf(at), tone: severity === 'error' ? 'bad' : 'warn', text, more: 0, href }]
}

const markOfCommand = ({ id, title, startedAt }: Began): readonly UsageMark[] =>
  startedAt === null
    ? []
    : [{ at: secondsOf(startedAt), tone: 'command', text: title, more: 0, href: `/commands/${id}` }]

/** One mark for two: at the moment of the first, in the words of the worse. */
function together(first: UsageMark, second: UsageMark): UsageMark {
  const worse = tones.indexOf(second.tone) > tones.indexOf(first.tone) ? second : first
  return { ...worse, at: first.at, more: first.more + 1 }
}
