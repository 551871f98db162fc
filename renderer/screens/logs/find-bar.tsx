import { TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconFilter, IconLetterCase, IconRegex, IconSearch } from '@tabler/icons-react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { plural, t } from '#shared/language/translate.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { formatNumber } from '../../format/number.ts'
import type { LineList } from './line-list.ts'
import type { LogTarget } from './log-list.tsx'
import type { LogReader } from './log-reader.ts'
import type { SearchTerms } from './text-search.ts'
import { useReading } from './use-log-reader.ts'

/** What is looked for, and whether lines without it are left out. */
export interface FindState extends SearchTerms {
  readonly onlyMatching: boolean
}

interface FindBarProps {
  readonly find: FindState
  readonly onFind: (find: FindState) => void
  /** Why the expression cannot be read; null where it can. */
  readonly problem: string | null
  readonly reader: LogReader
  /** The lines that have what is looked for; null where nothing is looked for. */
  readonly matches: LineList | null
  /** The line that "next" and "previous" brought into sight. */
  readonly target: LogTarget | null
  readonly onStep: (by: 1 | -1) => void
}

/** Looks for text in the lines: Enter goes to the next place, Shift Enter to the one before. */
export function FindBar({ find, onFind, problem, reader, matches, target, onStep }: FindBarProps) {
  const count = useReading(reader, () => lengthOf(matches))
  const handleText = (event: ChangeEvent<HTMLInputElement>): void =>
    onFind({ ...find, text: event.currentTarget.value })
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onStep(event.shiftKey ? -1 : 1)
  }
  return (
    <div className="sw-row sw-log-find">
      <TextInput
        data-find
        aria-label={t('Find in the lines')}
        placeholder={t('Find in the lines')}
        leftSection={<IconSearch size={14} />}
        value={find.text}
        onChange={handleText}
        onKeyDown={handleKey}
        error={problem !== null}
        title={problem ?? undefined}
        className="sw-log-find-field"
      />
      <span className="sw-small sw-faint sw-num sw-log-find-place" role="status">
        {problem ?? (matches === null ? '' : placeWords(placeOf(target, matches), count))}
      </span>
      <IconButton label={t('Previous place, Shift Enter')} onClick={() => onStep(-1)} disabled={count === 0}>
        <IconChevronUp size={16} stroke={1.75} />
      </IconButton>
      <IconButton label={t('Next place, Enter')} onClick={() => onStep(1)} disabled={count === 0}>
        <IconChevronDown size={16} stroke={1.75} />
      </IconButton>
      <Toggle label={t('Match case')} on={find.matchCase} onChange={(matchCase) => onFind({ ...find, matchCase })}>
        <IconLetterCase size={16} stroke={1.75} />
      </Toggle>
      <Toggle label={t('Regular expression')} on={find.regex} onChange={(regex) => onFind({ ...find, regex })}>
        <IconRegex size={16} stroke={1.75} />
      </Toggle>
      <Toggle
        label={t('Only lines with this')}
        on={find.onlyMatching}
        onChange={(onlyMatching) => onFind({ ...find, onlyMatching })}
      >
        <IconFilter size={16} stroke={1.75} />
      </Toggle>
    </div>
  )
}

const lengthOf = (matches: LineList | null): number => {
  matches?.update()
  return matches?.length ?? 0
}

/** Where among the found lines the target is; null where it is none of them. */
const placeOf = (target: LogTarget | null, matches: LineList): number | null => {
  const index = target === null ? -1 : matches.indexFrom(target.number)
  return target !== null && matches.at(index) === target.number ? index : null
}

const placeWords = (at: number | null, of: number): string => {
  if (of === 0) return t('no line has it')
  const lines = formatNumber(of)
  return at === null
    ? plural(of, '{{count}} line', '{{count}} lines')
    : t('{{done}} of {{total}}', { done: formatNumber(at + 1), total: lines })
}

interface ToggleProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly children: React.ReactNode
}

/** A button that stays pressed. */
export const Toggle = ({ label, on, onChange, children }: ToggleProps) => (
  <IconButton label={label} aria-pressed={on} className="sw-log-toggle" onClick={() => onChange(!on)}>
    {children}
  </IconButton>
)
