import { t } from '#shared/language/translate.ts'
import { Kbd } from '../../components/kbd.tsx'
import { count } from '../../format/count.ts'

/** Along the foot: the keys. What was found is told to screen readers. */
export function PaletteFoot({ count: found, narrows }: { readonly count: number; readonly narrows: boolean }) {
  return (
    <div className="sw-palette-foot sw-small sw-faint">
      <span className="sw-hidden" role="status">
        {count(found, 'result')}
      </span>
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('move')}
      </span>
      <span>
        <Kbd>{t('Enter')}</Kbd> {t('choose')}
      </span>
      {narrows ? (
        <span>
          <Kbd>{t('Tab')}</Kbd> {t('more of this stack')}
        </span>
      ) : null}
      <span className="sw-grow" />
      <span>
        <Kbd>&gt;</Kbd> {t('actions')}
      </span>
      <span>
        <Kbd>#</Kbd> {t('commands')}
      </span>
      <span>
        <Kbd>@</Kbd> {t('hosts')}
      </span>
    </div>
  )
}
