import { t } from '#shared/language/translate.ts'
import { Card } from '../../components/card.tsx'

/** The services that the document was read to have. */
export function ServicesCard({ services }: { readonly services: readonly string[] }) {
  return (
    <Card title={t('Services')} beside={<span className="sw-count">{services.length}</span>} padded>
      <p className="sw-second sw-editor-services">
        {services.length === 0 ? t('No service can be read from the document yet.') : services.join(', ')}
      </p>
    </Card>
  )
}
