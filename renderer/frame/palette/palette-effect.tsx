import { t } from '#shared/language/translate.ts'
import { errorView } from '../../api/error-view.ts'
import { Status } from '../../components/status.tsx'
import type { PaletteEntry } from './palette-entry.ts'

interface PaletteEffectProps {
  readonly entry: PaletteEntry | undefined
  readonly error: unknown
  readonly busy: boolean
}

/** Beside the results: what the chosen line is, what choosing it does, and why it could not be begun. */
export function PaletteEffect({ entry, error, busy }: PaletteEffectProps) {
  return (
    <aside className="sw-palette-effect" aria-label={t('What it does')}>
      {entry ? (
        <>
          <h2 className="sw-palette-name">{entry.title}</h2>
          {entry.status ? <Status is={entry.status} /> : null}
          {entry.detail === '' ? null : <p className="sw-small sw-second">{entry.detail}</p>}
          <p className="sw-small sw-second sw-palette-does">
            <strong>{t('What it does')}</strong>
            {entry.effect ??
              (entry.act.kind === 'go'
                ? t('It opens the screen.')
                : t('It takes effect at once, and can be changed back.'))}
          </p>
        </>
      ) : null}
      <div role="status" className="sw-small sw-faint">
        {busy ? t('Asking') : ''}
      </div>
      {error ? (
        <div role="alert" className="sw-palette-error">
          <strong>{t('It was not begun.')}</strong> {errorView(error).message} {errorView(error).next}
        </div>
      ) : null}
    </aside>
  )
}
