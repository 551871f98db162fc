import { IconArrowRight } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import type { Plan } from '#shared/model/plan.ts'
import { Card } from '../../components/card.tsx'

/** The images that change, from which to which. */
export function ImagesCard({ images }: { readonly images: Plan['images'] }) {
  const changing = images.filter((image) => image.from !== image.to)
  return (
    <Card title={t('Images that change')}>
      {changing.length === 0 ? (
        <p className="sw-plan-side-none">{t('Every service keeps its image.')}</p>
      ) : (
        <ul className="sw-plan-images">
          {changing.map((image) => (
            <li key={image.service}>
              <span className="sw-strong sw-ellipsis">{image.service}</span>
              <span className="sw-mono sw-plan-image">
                <span className="sw-faint">{image.from ?? t('new')}</span>
                <IconArrowRight size={12} aria-label={t('to')} />
                <span>{image.to}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
