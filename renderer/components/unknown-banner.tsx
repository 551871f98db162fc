import { IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './unknown-banner.css'

interface UnknownBannerProps {
  /** What is silent, and since when: `lab-arm is silent for 48 s.` */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** Says that what follows is shown as last seen. Hatched, as everything that is not known. */
export function UnknownBanner({ children, actions }: UnknownBannerProps) {
  return (
    <div className="sw-unknown-banner" role="status">
      <IconPlugConnectedX size={16} stroke={1.75} aria-hidden />
      <span className="sw-grow">{children}</span>
      {actions}
    </div>
  )
}
