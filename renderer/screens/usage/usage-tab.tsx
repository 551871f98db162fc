import { t } from '#shared/language/translate.ts'
import type { UsageFrame, UsageSeries } from '#shared/model/usage.ts'
import { UsageView } from './usage-view.tsx'

const serviceOf = ({ service }: UsageFrame['containers'][number] | UsageSeries): string => service ?? t('no service')

/** What a stack takes of its host, service by service. */
export const UsageTab = ({ stack }: { readonly stack: string }) => (
  <UsageView key={stack} target={{ stack }} of={stack} nameOf={serviceOf} rowTitle={t('Service')} />
)
