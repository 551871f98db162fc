import { IconSearchOff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { PlainKey } from '#shared/language/text-key.ts'
import { t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'
import { Status } from '../../components/status.tsx'
import type { PaletteEntry } from './palette-entry.ts'
import { paletteIcons } from './palette-icons.ts'
import type { PaletteSection } from './palette-list.ts'
import { type Found, titlePieces } from './palette-search.ts'

export const paletteListId = 'palette-results'

/** The id of an entry's line in the page. */
export const optionId = ({ id }: PaletteEntry): string => `palette-${id}`

const headings: Readonly<Record<PaletteSection['group'], PlainKey>> = {
  recent: 'Used lately',
  do: 'Do',
  go: 'Go to',
  stacks: 'Stacks',
  services: 'Services and containers',
  objects: 'Images, volumes and networks',
  commands: 'Commands',
  versions: 'Versions',
  hosts: 'Hosts',
  settings: 'Settings',
  components: 'Components for a new stack',
}

interface PaletteResultsProps {
  readonly sections: readonly PaletteSection[]
  readonly active: PaletteEntry | undefined
  readonly onPoint: (entry: PaletteEntry) => void
  readonly onChoose: (entry: PaletteEntry) => void
}

/** What was found, under its headings. */
export function PaletteResults({ sections, active, onPoint, onChoose }: PaletteResultsProps) {
  return (
    <div className="sw-palette-results">
      <div role="listbox" id={paletteListId} aria-label={t('Found')} tabIndex={-1}>
        {sections.map(({ group, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
          <div key={group} role="group" aria-labelledby={`palette-group-${group}`}>
            <div className="sw-cap sw-palette-heading" id={`palette-group-${group}`}>
              {t(headings[group])}
            </div>
            {items.map((found) => (
              <Option
                key={found.entry.id}
                found={found}
                isActive={found.entry.id === active?.id}
                onPoint={onPoint}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      {sections.length === 0 ? <Nothing /> : null}
    </div>
  )
}

const Nothing = () => (
  <div className="sw-palette-nothing">
    <IconSearchOff size={20} stroke={1.75} aria-hidden />
    <p className="sw-strong">{t('Nothing fits')}</p>
    <p className="sw-second">
      {t(
        'Every word has to be found. Type fewer, or a part of a name: of a stack, a service, an image, a volume, a command.',
      )}
    </p>
  </div>
)

interface OptionProps {
  readonly found: Found
  readonly isActive: boolean
  readonly onPoint: (entry: PaletteEntry) => void
  readonly onChoose: (entry: PaletteEntry) => void
}

function Option({ found: { entry, marks }, isActive, onPoint, onChoose }: OptionProps) {
  const line = useRef<HTMLDivElement>(null)
  const Icon = paletteIcons[entry.icon]
  // Synchronises the scroll position with the line that the keys have come to.
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names this line
    <div
      ref={line}
      role="option"
      id={optionId(entry)}
      aria-selected={isActive}
      className="sw-palette-option"
      onClick={() => onChoose(entry)}
      onMouseMove={isActive ? undefined : () => onPoint(entry)}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className="sw-palette-title sw-ellipsis">
        {titlePieces(entry.title, marks).map(({ text, start, marked }) =>
          marked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
        )}
      </span>
      <span className="sw-small sw-faint sw-ellipsis sw-grow">{entry.detail}</span>
      {entry.status ? <Status is={entry.status} size="table" /> : null}
      {entry.keys ? (
        <span className="sw-row sw-palette-keys">
          {entry.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </div>
  )
}
