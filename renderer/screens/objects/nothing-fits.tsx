import { IconSearch } from '@tabler/icons-react'
import { t } from '#shared/language/translate.ts'
import { EmptyState } from '../../components/empty-state.tsx'

/** The filters leave nothing of a list. */
export const NothingFits = ({ what }: { readonly what: 'image' | 'volume' | 'network' }) => (
  <EmptyState icon={IconSearch} title={t(`No ${what} fits`)}>
    {t('Clear the search above, or choose "All".')}
  </EmptyState>
)
