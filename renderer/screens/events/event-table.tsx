import { IconAlertOctagon, IconAlertTriangle, IconFileText, IconInfoCircle } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { HostEvent } from '#shared/model/host-event.ts'
import { Age } from '../../components/age.tsx'

const icons = { error: IconAlertOctagon, warning: IconAlertTriangle, info: IconInfoCircle } as const
const tones = { error: 'sw-bad-text', warning: 'sw-warn-text', info: 'sw-faint' } as const

/** Events as rows: what happened, to what, and where to look: its stack, its log lines of that moment, its command. */
export function EventTable({ events }: { readonly events: readonly HostEvent[] }) {
  return (
    <table className="sw-table sw-event-table">
      <thead>
        <tr>
          <th scope="col">{t('What happened')}</th>
          <th scope="col">{t('Action')}</th>
          <th scope="col">{t('Stack')}</th>
          <th scope="col">{t('Host')}</th>
          <th scope="col">{t('Look at')}</th>
          <th scope="col" className="sw-right">
            {t('When')}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.seq} event={event} />
        ))}
      </tbody>
    </table>
  )
}

const EventRow = memo(function EventRow({ event }: { readonly event: HostEvent }) {
  const { severity, text, action, subject, stackName, service, hostName, commandId, at } = event
  const Icon = icons[severity]
  const told = translated(text)
  return (
    <tr>
      <td>
        <span className="sw-row">
          <Icon size={16} stroke={1.75} className={tones[severity]} role="img" aria-label={translated(severity)} />
          <span className="sw-ellipsis" title={told}>
            {told}
          </span>
        </span>
      </td>
      <td className="sw-second sw-ellipsis" title={`${translated(subject)} ${action}`}>
        {translated(subject)} <code className="sw-mono">{action}</code>
      </td>
      <td className="sw-ellipsis">
        {stackName ? (
          <Link href={`/stacks/${stackName}`}>{stackName}</Link>
        ) : (
          <span className="sw-faint">{t('none')}</span>
        )}
      </td>
      <td className="sw-second sw-ellipsis">{hostName}</td>
      <td>
        <span className="sw-row">
          {stackName && service ? (
            <Link
              href={`/stacks/${stackName}/logs?service=${encodeURIComponent(service)}&at=${encodeURIComponent(at)}`}
            >
              <IconFileText size={14} aria-hidden /> {t('logs')}
            </Link>
          ) : null}
          {commandId ? <Link href={`/commands/${commandId}`}>{t('command')}</Link> : null}
        </span>
      </td>
      <td className="sw-right sw-faint sw-tiny">
        <Age at={at} />
      </td>
    </tr>
  )
})
