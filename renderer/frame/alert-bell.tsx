import { Button, Popover } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertOctagon, IconAlertTriangle, IconBell, IconBellOff, IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'
import { useApi } from '../api/client.ts'
import { alertsQuery, topics } from '../api/queries.ts'
import { Age } from '../components/age.tsx'
import { AsyncView } from '../components/async-view.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Sentence } from '../components/sentence.tsx'
import { count } from '../format/count.ts'
import { offerUndo } from '../state/undo.ts'
import { alertPlace } from './alert-place.ts'
import './alert-bell.css'

/** What is wrong now, over every screen: how much, and on a click what, since when, and where to look. */
export function AlertBell() {
  const [opened, panel] = useDisclosure(false)
  const query = useQuery(alertsQuery(useApi()))
  const told = query.data?.filter(({ muted }) => !muted) ?? []
  const worst = told.some(({ severity }) => severity === 'error') ? 'bad' : 'warn'
  const label =
    told.length === 0
      ? t('Alerts: nothing is wrong')
      : t('Alerts: {{things}} wrong', { things: count(told.length, 'thing') })
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? panel.open() : panel.close())}
      position="bottom-end"
      width={400}
      trapFocus
    >
      <Popover.Target>
        <IconButton label={label} untold={opened} onClick={panel.toggle} aria-expanded={opened} className="sw-bell">
          <IconBell size={16} stroke={1.75} />
          {told.length > 0 ? (
            <span className="sw-count sw-bell-count" data-tone={worst} aria-hidden>
              {told.length}
            </span>
          ) : null}
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown className="sw-alerts" role="dialog" aria-label={t('Alerts')}>
        <div className="sw-row sw-alerts-head">
          <h2 className="sw-grow">{t('Alerts')}</h2>
          <Link href="/events" onClick={panel.close}>
            {t('All events')}
          </Link>
        </div>
        <AsyncView
          query={query}
          what={t('the alerts')}
          rows={2}
          isEmpty={(alerts) => alerts.length === 0}
          empty={<Quiet />}
        >
          {(alerts) => (
            <ul>
              {alerts.map((alert) => (
                <AlertItem key={alert.id} alert={alert} onLeave={panel.close} />
              ))}
            </ul>
          )}
        </AsyncView>
      </Popover.Dropdown>
    </Popover>
  )
}

const Quiet = () => (
  <p className="sw-row sw-second sw-alerts-quiet">
    <IconCircleCheck size={16} className="sw-ok-text" aria-hidden />
    {t('Nothing is wrong. What dies, restarts or falls ill appears here.')}
  </p>
)

function AlertItem({ alert, onLeave }: { readonly alert: Alert; readonly onLeave: () => void }) {
  const { severity, title, text, since, muted, stackName } = alert
  const Icon = severity === 'error' ? IconAlertOctagon : IconAlertTriangle
  const mute = useMute()
  const place = alertPlace(alert)
  return (
    <li data-muted={muted}>
      <Icon
        size={16}
        className={severity === 'error' ? 'sw-bad-text' : 'sw-warn-text'}
        role="img"
        aria-label={translated(severity)}
      />
      <div className="sw-col sw-grow">
        <span className="sw-strong">{translated(title)}</span>
        <span className="sw-second sw-small">{translated(text)}</span>
        <span className="sw-row sw-small">
          <Link href={place.href} onClick={onLeave}>
            {place.label}
          </Link>
          <span className="sw-faint">
            <Sentence text="for {{age}}" with={{ age: <Age at={since} format="span" /> }} />
          </span>
        </span>
      </div>
      {stackName ? (
        <Button
          size="sm"
          variant="subtle"
          leftSection={muted ? <IconBell size={14} /> : <IconBellOff size={14} />}
          onClick={() => mute.mutate({ stack: stackName, muted: !muted })}
          disabled={mute.isPending}
          aria-label={muted ? t('Hear of {{stackName}} again', { stackName }) : t('Mute {{stackName}}', { stackName })}
        >
          {muted ? t('Unmute') : t('Mute')}
        </Button>
      ) : null}
    </li>
  )
}

function useMute() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: { readonly stack: string; readonly muted: boolean }) => api.alerts.mute(input),
    onSuccess: (_answer, { stack, muted }) => {
      offerUndo({
        text: muted
          ? t('Alerts of {{stack}} are muted.', { stack })
          : t('Alerts of {{stack}} are told again.', { stack }),
        undo: () => api.alerts.mute({ stack, muted: !muted }),
      })
      return queries.invalidateQueries({ queryKey: [topics.alerts] })
    },
  })
}
