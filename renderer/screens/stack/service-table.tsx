import { IconCircleDot, IconDatabase, IconTopologyStar3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { t } from '#shared/language/translate.ts'
import type { ServiceFact, StackRuntime } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { recentUsageQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { LiveCell } from '../../components/live-cell.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { statusTable } from '../../components/status-table.ts'
import { useRowKeys } from '../../components/use-row-keys.ts'
import { count } from '../../format/count.ts'
import { publishedPorts } from './port-words.ts'
import { viewService } from './service-facts.ts'

interface ServiceTableProps {
  readonly stack: string
  readonly runtime: StackRuntime
  readonly selected: string | null
  readonly onSelect: (service: string) => void
}

const noop = (): void => undefined

/** A row a service: what was asked, what the Engine says, what the app answers, each with its age. */
export function ServiceTable({ stack, runtime, selected, onSelect }: ServiceTableProps) {
  const usage = useQuery(recentUsageQuery(useApi(), { stack })).data
  const cpu = new Map(usage?.series.map((series) => [series.service, series.cpuPercent]))
  const table = useRef<HTMLTableElement>(null)
  const { services, live } = runtime
  const { current, handleKeyDown, handleFocus } = useRowKeys({ table, count: services.length, reveal: noop })
  return (
    <Card label={t('Services')} className="sw-service-card">
      <table ref={table} className="sw-table sw-service-table" onKeyDown={handleKeyDown} onFocus={handleFocus}>
        <thead>
          <tr>
            <th scope="col">{t('Service')}</th>
            <th scope="col">{t('You asked')}</th>
            <th scope="col">{t('Engine says')}</th>
            <th scope="col">{t('App answers')}</th>
            <th scope="col">{t('CPU, 15 min')}</th>
          </tr>
        </thead>
        <tbody data-live={live}>
          {services.map((service, index) => (
            <ServiceRow
              key={service.service}
              service={service}
              index={index}
              observedAt={runtime.observedAt}
              selected={service.service === selected}
              cpu={cpu.get(service.service) ?? []}
              tabIndex={index === current ? 0 : -1}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      <Foot runtime={runtime} />
    </Card>
  )
}

interface ServiceRowProps {
  readonly service: ServiceFact
  readonly index: number
  readonly observedAt: string | null
  readonly selected: boolean
  /** Percent of a core, over the last 15 minutes. */
  readonly cpu: ReadonlyArray<number | null>
  readonly tabIndex: 0 | -1
  readonly onSelect: (service: string) => void
}

function ServiceRow({ service, index, observedAt, selected, cpu, tabIndex, onSelect }: ServiceRowProps) {
  const view = viewService(service)
  const version = service.containers[0]?.version
  const handleSelect = (): void => onSelect(service.service)
  return (
    <tr data-selected={selected}>
      <td>
        <button
          type="button"
          className="sw-service-name sw-ellipsis"
          data-row={index}
          tabIndex={tabIndex}
          aria-pressed={selected}
          onClick={handleSelect}
          title={service.service}
        >
          {service.service}
        </button>
        <span className="sw-mono sw-faint sw-service-image sw-ellipsis" title={service.image}>
          {service.image}
        </span>
      </td>
      <td>
        <span className="sw-fact">{view.asked}</span>
        <span className="sw-fact-age">{version ? `v${version}` : ''}</span>
      </td>
      <LiveCell says={view.says.text}>
        <Fact {...view.says} />
        <span className="sw-fact-age sw-fact-under">
          {observedAt ? <Sentence text="seen {{age}}" with={{ age: <Age at={observedAt} /> }} /> : t('never seen')}
        </span>
      </LiveCell>
      <LiveCell says={view.answers?.text ?? ''}>
        {view.answers ? (
          <>
            <Fact {...view.answers} />
            <span className="sw-fact-age sw-fact-under">{observedAt ? <Age at={observedAt} /> : ''}</span>
          </>
        ) : (
          <span className="sw-second">{noAnswer(service)}</span>
        )}
      </LiveCell>
      <td>
        {cpu.length === 0 ? (
          <span className="sw-faint">{t('not measured')}</span>
        ) : (
          <Sparkline values={cpu} label={t('CPU of {{service}}, last 15 minutes', { service: service.service })} />
        )}
      </td>
    </tr>
  )
}

const noAnswer = ({ runsOnce, hasHealthCheck }: ServiceFact): string => {
  if (runsOnce) return t('no check: runs once')
  return hasHealthCheck ? t('nothing runs to answer') : t('no health check')
}

/** A status as icon and own words, in its tone where it is bad. */
function Fact({ status, text }: { readonly status: keyof typeof statusTable; readonly text: string }) {
  const { icon: Icon, tone, word } = statusTable[status]
  return (
    <span className="sw-fact" data-tone={tone}>
      <Icon size={14} stroke={2} role="img" aria-label={t(word)} className={tone === 'move' ? 'sw-turn' : ''} />
      {text}
    </span>
  )
}

function Foot({ runtime }: { readonly runtime: StackRuntime }) {
  const ports = publishedPorts(runtime.services.flatMap(({ containers }) => containers))
  return (
    <footer className="sw-service-foot sw-small sw-second">
      <span className="sw-row" title={ports.join(', ')}>
        <IconCircleDot size={14} aria-hidden />
        <span className="sw-ellipsis sw-num">{ports.length > 0 ? ports.join(', ') : t('no published port')}</span>
      </span>
      <span className="sw-row" title={runtime.volumes.join(', ')}>
        <IconDatabase size={14} aria-hidden />
        {count(runtime.volumes.length, 'volume')}
      </span>
      <span className="sw-row" title={runtime.networks.join(', ')}>
        <IconTopologyStar3 size={14} aria-hidden />
        <span className="sw-ellipsis">{runtime.networks.join(', ') || t('no network')}</span>
      </span>
      <span className="sw-grow" />
      {runtime.observedAt ? (
        <span className="sw-faint">
          <Sentence
            text={runtime.live ? 'Read from the Engine {{age}}' : 'Last read from the Engine {{age}}'}
            with={{ age: <Age at={runtime.observedAt} /> }}
          />
        </span>
      ) : null}
    </footer>
  )
}
