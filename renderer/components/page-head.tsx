import type { ReactNode } from 'react'
import './page-head.css'

interface PageHeadProps {
  readonly title: ReactNode
  /** Chips that stand right beside the title. */
  readonly beside?: ReactNode
  /** The finding, in a sentence. */
  readonly finding?: ReactNode
  /** Buttons; the primary one last. */
  readonly actions?: ReactNode
}

/** The head of a screen: its name, what there is to know, what can be done. */
export function PageHead({ title, beside, finding, actions }: PageHeadProps) {
  return (
    <header className="sw-page-head">
      <h1 className="sw-ellipsis">{title}</h1>
      {beside}
      {finding ? <p className="sw-page-head-finding sw-ellipsis">{finding}</p> : null}
      <span className="sw-grow" />
      {actions ? <div className="sw-page-head-actions">{actions}</div> : null}
    </header>
  )
}
