import type { ReactNode } from 'react'
import { Link } from 'wouter'
import './tabs.css'

interface TabsProps {
  readonly label: string
  readonly current: string
  readonly tabs: ReadonlyArray<{ readonly name: string; readonly label: ReactNode; readonly href: string }>
}

/** The parts of one thing, each with its own place: links, not a tab list. */
export function Tabs({ label, current, tabs }: TabsProps) {
  return (
    <nav className="sw-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.name} href={tab.href} aria-current={tab.name === current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
