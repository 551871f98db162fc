import { Tooltip } from '@mantine/core'
import type { ComponentType, ReactNode } from 'react'
import { Link, useLocation } from 'wouter'

interface NavItemProps {
  readonly href: string
  readonly label: string
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly collapsed: boolean
  /** At the right end: a count or a key. */
  readonly end?: ReactNode
}

/** True for the place itself and for what is below it. */
const isHere = (place: string, href: string): boolean =>
  href === '/' ? place === '/' : place === href || place.startsWith(`${href}/`)

/** A screen in the sidebar; only its icon, with a tooltip, where the sidebar is narrow. */
export function NavItem({ href, label, icon: Icon, collapsed, end }: NavItemProps) {
  const [place] = useLocation()
  const here = isHere(place, href)
  return (
    <Tooltip label={label} position="right" disabled={!collapsed}>
      <Link href={href} className="sw-nav" aria-current={here ? 'page' : undefined}>
        <Icon size={16} stroke={1.75} />
        <span className="sw-nav-label sw-ellipsis">{label}</span>
        {end ? <span className="sw-nav-end">{end}</span> : null}
      </Link>
    </Tooltip>
  )
}
