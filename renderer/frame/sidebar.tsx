import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconBolt,
  IconDatabase,
  IconDisc,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPlaylist,
  IconStack2,
  IconTopologyStar3,
  IconWand,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../api/client.ts'
import { hostsQuery, stacksQuery } from '../api/queries.ts'
import { IconButton } from '../components/icon-button.tsx'
import { Kbd } from '../components/kbd.tsx'
import { setSidebar } from '../state/layout.ts'
import { queueTotal } from './host-state.ts'
import { NavItem } from './nav-item.tsx'
import { SidebarHosts } from './sidebar-hosts.tsx'

/** Every screen, then every host; 212 px wide, 56 px where there is little room. */
export function Sidebar({ collapsed }: { readonly collapsed: boolean }) {
  const api = useApi()
  const stacks = useQuery(stacksQuery(api)).data
  const hosts = useQuery(hostsQuery(api)).data ?? []
  const queue = queueTotal(hosts)
  const active = queue.pending + queue.running
  const handleToggle = (): void => setSidebar(collapsed ? 'open' : 'collapsed')
  return (
    <nav className="sw-sidebar" aria-label={t('Screens')}>
      <NavItem href="/" label={t('Overview')} icon={IconLayoutDashboard} collapsed={collapsed} />
      <NavItem
        href="/stacks"
        label={t('Stacks')}
        icon={IconStack2}
        collapsed={collapsed}
        end={stacks && stacks.length > 0 ? <span className="sw-count">{stacks.length}</span> : null}
      />
      <NavItem
        href="/commands"
        label={t('Commands')}
        icon={IconPlaylist}
        collapsed={collapsed}
        end={
          active > 0 ? (
            <span className="sw-count" data-tone="move">
              {active}
            </span>
          ) : null
        }
      />
      <NavItem href="/monitoring" label={t('Monitoring')} icon={IconActivity} collapsed={collapsed} />
      <NavItem href="/events" label={t('Events')} icon={IconBolt} collapsed={collapsed} />
      <NavItem href="/images" label={t('Images')} icon={IconDisc} collapsed={collapsed} />
      <NavItem href="/volumes" label={t('Volumes')} icon={IconDatabase} collapsed={collapsed} />
      <NavItem href="/networks" label={t('Networks')} icon={IconTopologyStar3} collapsed={collapsed} />
      {hosts.length > 0 ? <SidebarHosts hosts={hosts} collapsed={collapsed} /> : null}
      <span className="sw-grow" />
      <NavItem href="/new" label={t('New stack')} icon={IconWand} collapsed={collapsed} end={<Kbd>N</Kbd>} />
      <NavItem href="/settings" label={t('Settings')} icon={IconAdjustmentsHorizontal} collapsed={collapsed} />
      <IconButton label={collapsed ? t('Widen the sidebar') : t('Narrow the sidebar')} onClick={handleToggle}>
        {collapsed ? (
          <IconLayoutSidebarLeftExpand size={16} stroke={1.75} />
        ) : (
          <IconLayoutSidebarLeftCollapse size={16} stroke={1.75} />
        )}
      </IconButton>
    </nav>
  )
}
