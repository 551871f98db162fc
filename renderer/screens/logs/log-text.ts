import type { KeptLine } from './kept-line.ts'
import type { LineList } from './line-list.ts'
import type { LogStore } from './log-store.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** The time of day of a moment, here: `14:18:04.019`. */
export function clockOf(at: string): string {
  const moment = new Date(at)
  const seconds = `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`
  return `${seconds}.${String(moment.getMilliseconds()).padStart(3, '0')}`
}

/** A container in a column of names: `web`, and `web 2` for its second replica. */
export const containerName = ({ service, number }: Pick<KeptLine, 'service' | 'number'>): string =>
  number > 1 ? `${service} ${number}` : service

/** The lines of a list as a text for somebody else: full times, one line each. */
export function linesAsText(store: LogStore, list: LineList): string {
  const lines: string[] = []
  for (let index = 0; index < list.length; index += 1) {
    const line = store.line(list.at(index) ?? -1)
    if (line) lines.push(`${line.at ?? '-'} ${containerName(line)} ${line.stream} ${line.text}\n`)
  }
  return lines.join('')
}
