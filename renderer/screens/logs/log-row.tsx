import { t } from '#shared/language/translate.ts'
import { formatNumber } from '../../format/number.ts'
import type { AnsiStyle } from './ansi-text.ts'
import type { KeptLine } from './kept-line.ts'
import { linePieces } from './line-pieces.ts'
import { clockOf, containerName } from './log-text.ts'
import type { TextSearch } from './text-search.ts'

/** So much of a line is drawn; the rest is in what is copied and saved. */
export const SHOWN_LENGTH = 4000

const tones = 6

/** The same service has the same colour in every window. */
export const toneOf = (service: string): number =>
  ([...service].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % tones) + 1

interface LogRowProps {
  readonly line: KeptLine
  readonly top: number
  readonly height: number
  readonly times: boolean
  readonly search: TextSearch | null
  /** The line that "next" and "previous" are at. */
  readonly current: boolean
}

/** A line: when, who, which stream, and what. */
export function LogRow({ line, top, height, times, search, current }: LogRowProps) {
  const rest = line.text.length - SHOWN_LENGTH
  return (
    <div
      className="sw-log-line"
      data-level={line.level}
      data-current={current}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {times ? <span className="sw-log-time">{line.at ? clockOf(line.at) : ''}</span> : null}
      <span className="sw-log-service sw-ellipsis" data-tone={toneOf(line.service)}>
        {containerName(line)}
      </span>
      <span className="sw-log-stream">{line.stream === 'stderr' ? t('err') : ''}</span>
      <span className="sw-log-text">
        <Pieces line={line} search={search} />
        {rest > 0 ? (
          <span className="sw-faint">
            {' '}
            {t('{{rest}} more characters, save to see them', { rest: formatNumber(rest) })}
          </span>
        ) : null}
      </span>
    </div>
  )
}

function Pieces({ line, search }: Pick<LogRowProps, 'line' | 'search'>) {
  const text = line.text.length > SHOWN_LENGTH ? line.text.slice(0, SHOWN_LENGTH) : line.text
  const places = search?.places(text) ?? []
  if (line.runs.length === 0 && places.length === 0) return text
  return linePieces(text, line.runs, places).map(({ from, text: piece, style, found }) =>
    found ? (
      <mark key={from} className={classOf(style)}>
        {piece}
      </mark>
    ) : (
      <span key={from} className={classOf(style)}>
        {piece}
      </span>
    ),
  )
}

function classOf(style: AnsiStyle | null): string | undefined {
  if (style === null) return undefined
  const { colour, ground, bold, dim, italic, underline } = style
  return [
    colour && `sw-ansi-${colour}`,
    ground && `sw-ansi-on-${ground}`,
    bold && 'sw-ansi-bold',
    dim && 'sw-ansi-dim',
    italic && 'sw-ansi-italic',
    underline && 'sw-ansi-underline',
  ]
    .filter(Boolean)
    .join(' ')
}
