import { t } from '#shared/language/translate.ts'
import { Status } from '../../components/status.tsx'

interface VolumeChipsProps {
  readonly destroyed: readonly string[]
  readonly kept: readonly string[]
}

/** Every volume with what becomes of it; the lost ones first. */
export function VolumeChips({ destroyed, kept }: VolumeChipsProps) {
  if (destroyed.length + kept.length === 0) return <p className="sw-second">{t('It has no volume.')}</p>
  return (
    <ul className="sw-row sw-wrap" aria-label={t('Volumes')}>
      {destroyed.map((name) => (
        <li key={name}>
          <Status is="destroyed" detail={name} />
        </li>
      ))}
      {kept.map((name) => (
        <li key={name}>
          <Status is="kept" detail={name} />
        </li>
      ))}
    </ul>
  )
}
