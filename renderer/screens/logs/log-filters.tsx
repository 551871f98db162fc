import { Checkbox } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconBug, IconInfoCircle, IconPoint } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { formatNumber } from '../../format/number.ts'
import type { LogLevel } from './log-level.ts'
import type { LogReader } from './log-reader.ts'
import { toneOf } from './log-row.tsx'
import type { LogStore } from './log-store.ts'
import { useReading } from './use-log-reader.ts'

/** What is chosen; an empty list is no choice: everything is shown. */
export interface LogChoice {
  readonly services: readonly string[]
  readonly levels: readonly LogLevel[]
  readonly streams: ReadonlyArray<'stdout' | 'stderr'>
}

interface LogFiltersProps {
  readonly reader: LogReader
  /** Services of the stack. */
  readonly services: readonly string[]
  readonly choice: LogChoice
  readonly onChoice: (choice: LogChoice) => void
}

const levels: ReadonlyArray<{
  readonly level: LogLevel
  readonly label: PlainKey
  readonly icon: ComponentType<{ size: number; className?: string }>
}> = [
  { level: 'error', label: 'Error', icon: IconAlertOctagon },
  { level: 'warn', label: 'Warning', icon: IconAlertTriangle },
  { level: 'info', label: 'Info', icon: IconInfoCircle },
  { level: 'debug', label: 'Debug', icon: IconBug },
  { level: 'other', label: 'No level', icon: IconPoint },
]
const streams = [
  { stream: 'stdout', label: 'Standard output' },
  { stream: 'stderr', label: 'Standard error' },
] as const

const toggled = <Value,>(values: readonly Value[], value: Value): readonly Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value]

/** Which lines are shown: of which services, how bad, from which stream; each with how many lines of it are here. */
export function LogFilters({ reader, services, choice, onChoice }: LogFiltersProps) {
  return (
    <aside className="sw-log-filters" aria-label={t('Which lines')}>
      <fieldset>
        <legend className="sw-cap">{t('Services')}</legend>
        {services.map((service) => (
          <FilterLine
            key={service}
            label={service}
            reader={reader}
            of={{ kind: 'service', name: service }}
            tone={toneOf(service)}
            checked={choice.services.includes(service)}
            onChange={() => onChoice({ ...choice, services: toggled(choice.services, service) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="sw-cap">{t('Levels')}</legend>
        {levels.map(({ level, label, icon: Icon }) => (
          <FilterLine
            key={level}
            label={t(label)}
            icon={<Icon size={14} className={`sw-log-level-${level}`} />}
            reader={reader}
            of={{ kind: 'level', name: level }}
            checked={choice.levels.includes(level)}
            onChange={() => onChoice({ ...choice, levels: toggled(choice.levels, level) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="sw-cap">{t('Streams')}</legend>
        {streams.map(({ stream, label }) => (
          <FilterLine
            key={stream}
            label={t(label)}
            reader={reader}
            of={{ kind: 'stream', name: stream }}
            checked={choice.streams.includes(stream)}
            onChange={() => onChoice({ ...choice, streams: toggled(choice.streams, stream) })}
          />
        ))}
      </fieldset>
    </aside>
  )
}

interface FilterLineProps {
  readonly label: string
  readonly reader: LogReader
  /** What its lines have in common. */
  readonly of: { readonly kind: Parameters<LogStore['count']>[0]; readonly name: string }
  readonly checked: boolean
  readonly onChange: () => void
  readonly icon?: React.ReactNode
  readonly tone?: number
}

function FilterLine({ label, reader, of, checked, onChange, icon, tone }: FilterLineProps) {
  return (
    <div className="sw-row sw-log-filter">
      <Checkbox
        size="xs"
        checked={checked}
        onChange={onChange}
        label={
          <span className="sw-row">
            {icon}
            <span
              className={`sw-ellipsis ${tone === undefined ? '' : 'sw-log-service'}`}
              data-tone={tone}
              title={label}
            >
              {label}
            </span>
          </span>
        }
      />
      <span className="sw-grow" />
      <LineCount reader={reader} of={of} />
    </div>
  )
}

/** How many of the kept lines there are; the only part of a filter that moves while lines come. */
function LineCount({ reader, of }: Pick<FilterLineProps, 'reader' | 'of'>) {
  const count = useReading(reader, () => reader.store.count(of.kind, of.name))
  return <span className="sw-faint sw-tiny sw-num">{formatNumber(count)}</span>
}
