import type { ComponentType, ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly title: string
  /** What this is for. */
  readonly children: ReactNode
  /** The one next step. */
  readonly action?: ReactNode
  /** 1 where nothing else on the screen has a heading. */
  readonly level?: 1 | 2
}

/** Nothing here yet: what it is for and the one next step. */
export function EmptyState({ icon: Icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="sw-empty">
      <span className="sw-empty-icon">
        <Icon size={20} stroke={1.75} />
      </span>
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  )
}
