import type { KeptLine } from './kept-line.ts'
import type { LogLevel } from './log-level.ts'
import type { TextSearch } from './text-search.ts'

/** Which lines are shown. An empty choice shows all. */
export interface LogFilter {
  readonly levels: readonly LogLevel[]
  readonly streams: ReadonlyArray<KeptLine['stream']>
  /** Only lines with this text; null for all. */
  readonly text: TextSearch | null
}

/** True where the filter lets a line through. Null where it lets every line through. */
export function testOf({ levels, streams, text }: LogFilter): ((line: KeptLine) => boolean) | null {
  if (levels.length === 0 && streams.length === 0 && text === null) return null
  return (line) =>
    (levels.length === 0 || levels.includes(line.level)) &&
    (streams.length === 0 || streams.includes(line.stream)) &&
    (text === null || text.test(line.text))
}
