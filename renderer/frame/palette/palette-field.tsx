import { IconSearch, IconX } from '@tabler/icons-react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'
import { paletteListId } from './palette-results.tsx'

interface PaletteFieldProps {
  readonly typed: string
  /** The one stack that it looks in; null for everything. */
  readonly stack: string | null
  readonly activeOption: string | undefined
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onWiden: () => void
}

/** The field of the palette, with what it is narrowed to. */
export function PaletteField({ typed, stack, activeOption, onChange, onKeyDown, onWiden }: PaletteFieldProps) {
  return (
    <div className="sw-palette-field">
      <IconSearch size={18} stroke={1.75} aria-hidden />
      {stack === null ? null : (
        <button type="button" className="sw-palette-scope" onClick={onWiden} tabIndex={-1}>
          <span className="sw-ellipsis">{stack}</span>
          <IconX size={12} aria-hidden />
          <span className="sw-hidden">{t('Search everywhere again')}</span>
        </button>
      )}
      <input
        data-autofocus
        role="combobox"
        aria-label={t('Search or run a command')}
        aria-expanded
        aria-controls={paletteListId}
        aria-activedescendant={activeOption}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={stack === null ? t('Search or run a command') : t('What of this stack?')}
        value={typed}
        onChange={onChange}
        onKeyDown={onKeyDown}
      />
      <Kbd>{t('Esc')}</Kbd>
    </div>
  )
}
