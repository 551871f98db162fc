import { IconHelpCircle, IconPlaylist, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t, translated } from '#shared/language/translate.ts'
import { useApi } from '../api/client.ts'
import { hostsQuery, systemInfoQuery } from '../api/queries.ts'
import { Age } from '../components/age.tsx'
import { Kbd } from '../components/kbd.tsx'
import { Sentence } from '../components/sentence.tsx'
import { Dot } from '../components/status.tsx'
import { useStream } from '../state/stream.ts'
import { queueTotal, queueWords } from './host-state.ts'

/** Along the foot: whether events arrive, which host is silent, what is queued, who one is. */
export function StatusBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const api = useApi()
  const hosts = useQuery(hostsQuery(api)).data ?? []
  const info = useQuery(systemInfoQuery(api)).data
  const queue = queueTotal(hosts)
  return (
    <footer className="sw-status-bar">
      <StreamWords />
      {hosts.map((host) =>
        host.engine.state === 'unreachable' ? (
          <span key={host.id} className="sw-status-bar-item sw-warn-text sw-strong">
            <IconHelpCircle size={14} stroke={2} aria-hidden />
            <span className="sw-ellipsis">
              <Sentence
                text="{{host}} silent for {{age}}"
                with={{ host: host.name, age: <Age at={host.engine.observedAt} format="span" /> }}
              />
            </span>
          </span>
        ) : null,
      )}
      <span className="sw-grow" />
      <span className="sw-status-bar-item sw-num">
        <IconPlaylist size={14} aria-hidden />
        {queue.pending + queue.running > 0 ? queueWords(queue) : t('queue is empty')}
      </span>
      {info ? (
        <span className="sw-status-bar-item">
          <IconUser size={14} aria-hidden />
          {translated(info.actor.name)}, {translated(info.actor.role)}
        </span>
      ) : null}
      <button type="button" className="sw-status-bar-item sw-status-bar-button" onClick={onShortcuts}>
        <Kbd>?</Kbd> {t('shortcuts')}
      </button>
    </footer>
  )
}

function StreamWords() {
  const { status, since } = useStream()
  switch (status) {
    case 'live':
      return (
        <span className="sw-status-bar-item" role="status">
          <Dot tone="ok" />
          {t('Events arrive live')}
        </span>
      )
    case 'lost':
      return (
        <span className="sw-status-bar-item sw-warn-text sw-strong" role="status">
          <Dot tone="unknown" />
          <span>
            <Sentence text="No events for {{age}}. Connecting again" with={{ age: <Age at={since} format="span" /> }} />
          </span>
        </span>
      )
    case 'connecting':
      return (
        <span className="sw-status-bar-item" role="status">
          <Dot tone="unknown" />
          {t('Connecting')}
        </span>
      )
  }
}
