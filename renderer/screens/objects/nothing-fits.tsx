import { IconSearch } from '@tabler/icons-react'
import { EmptyState } from '../../components/empty-state.tsx'

/** The filters leave nothing of a list. */
export const NothingFits = ({ what }: { readonly what: string }) => (
  <EmptyState icon={IconSearch} title={`No ${what} fits`}>
    Clear the search above, or choose "All".
  </EmptyState>
)
