import type { ReactNode } from 'react'
import './card.css'

interface CardProps {
  readonly title?: ReactNode
  /** Stands beside the title: counts, chips, small print. */
  readonly beside?: ReactNode
  /** At the right end of the head. */
  readonly actions?: ReactNode
  /** Space around the content; a table needs none. */
  readonly padded?: boolean
  readonly className?: string
  readonly label?: string
  /** By which a link finds it in its screen. */
  readonly part?: string
  readonly children?: ReactNode
}

/** A surface with a head of 42 px. A card with a title is a region with that name. */
export function Card({ title, beside, actions, padded = false, className = '', label, part, children }: CardProps) {
  const name = label ?? (typeof title === 'string' ? title : undefined)
  return (
    <section className={`sw-card ${className}`} aria-label={name} data-part={part} tabIndex={part ? -1 : undefined}>
      {title ? (
        <header className="sw-card-head">
          <h2 className="sw-card-title sw-ellipsis">{title}</h2>
          {beside}
          <span className="sw-grow" />
          {actions}
        </header>
      ) : null}
      {padded ? <div className="sw-card-body">{children}</div> : children}
    </section>
  )
}
