import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { Host } from '#shared/model/host.ts'
import { Age } from '../components/age.tsx'
import { Dot } from '../components/status.tsx'
import { useStreamLost } from '../state/stream.ts'
import { hostTone, queueWords, shortQueueWords } from './host-state.ts'

/** The hosts with their queue; each leads to its stacks. */
export function SidebarHosts({ hosts, collapsed }: { readonly hosts: readonly Host[]; readonly collapsed: boolean }) {
  const streamLost = useStreamLost()
  return (
    <>
      <h2 className="sw-cap sw-side-cap" id="sidebar-hosts">
        {t('Hosts')}
      </h2>
      <ul aria-labelledby="sidebar-hosts">
        {hosts.map((host) => (
          <li key={host.id}>
            <Tooltip label={`${host.name}: ${stateWords(host)}`} position="right" disabled={!collapsed}>
              <Link href={`/stacks?host=${host.name}`} className="sw-nav sw-nav-host">
                <span className="sw-nav-dot">
                  <Dot tone={hostTone(host, streamLost)} />
                </span>
                <span className="sw-nav-label sw-ellipsis">{host.name}</span>
                <span className="sw-hidden">{stateWords(host)}</span>
                <em className="sw-nav-end sw-tiny sw-num" aria-hidden>
                  {stateCell(host)}
                </em>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </>
  )
}

function stateWords(host: Host): string {
  switch (host.engine.state) {
    case 'reachable':
      return queueWords(host.queue)
    case 'unreachable':
      return t('does not answer')
    case 'unknown':
      return t('not asked yet')
  }
}

function stateCell(host: Host): ReactNode {
  switch (host.engine.state) {
    case 'reachable':
      return shortQueueWords(host.queue)
    case 'unreachable':
      return <Age at={host.engine.observedAt} format="span" />
    case 'unknown':
      return t('not asked')
  }
}
