import type { ContainerLogLine } from '#shared/model/container-log-line.ts'
import { type AnsiRun, parseAnsi } from './ansi-text.ts'
import { type LogLevel, levelOf } from './log-level.ts'

/** A line as this window keeps it: read once, shown often. */
export interface KeptLine {
  readonly at: string | null
  readonly service: string
  readonly number: number
  readonly stream: 'stdout' | 'stderr'
  /** Without escape sequences. */
  readonly text: string
  readonly runs: readonly AnsiRun[]
  readonly level: LogLevel
}

/** A line that a container wrote, made ready to be shown, searched and filtered. */
export function keepLine({ at, service, number, stream, text: written }: ContainerLogLine): KeptLine {
  const { text, runs } = parseAnsi(written)
  return { at, service, number, stream, text, runs, level: levelOf(text) }
}
