import { IconArrowDown } from '@tabler/icons-react'

/** Goes down to the newest line. */
export const ToNewest = ({ count, onClick }: { readonly count: number; readonly onClick: () => void }) => (
  <button type="button" className="sw-to-newest" onClick={onClick}>
    <IconArrowDown size={14} stroke={2} aria-hidden />
    {count > 0 ? `${count} new below. Follow` : 'Follow'}
  </button>
)
