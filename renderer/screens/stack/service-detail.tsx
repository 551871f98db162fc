import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { stackQuery } from '../../api/queries.ts'
import { useStackCommand } from '../../api/use-stack-command.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { Status } from '../../components/status.tsx'
import type { StatusName } from '../../components/status-table.ts'
import { ActError } from './act-error.tsx'
import { ContainerPanel } from './container-panel.tsx'
import { publishedPorts } from './port-words.ts'
import { viewService } from './service-facts.ts'

interface ServiceDetailProps {
  readonly stack: string
  readonly service: ServiceFact
  readonly live: boolean
  readonly observedAt: string | null
}

/** One service explained: the finding as its heading, its containers as the proof. */
export function ServiceDetail({ stack, service, live, observedAt }: ServiceDetailProps) {
  const view = viewService(service)
  const command = useStackCommand(stack)
  const host = useQuery(stackQuery(useApi(), stack)).data?.hostName
  const { opened, toggle } = useOpenedContainer(service)
  const handleRestart = (): void => command.mutate({ act: 'restart', service: service.service })
  const handleClear = (): void => command.reset()
  return (
    <Card
      label={t('Service {{service}}', { service: service.service })}
      title={
        <>
          {view.trouble > 0 ? (
            <IconAlertTriangle size={16} className="sw-warn-text sw-detail-icon" aria-hidden />
          ) : null}
          {view.finding ?? service.service}
        </>
      }
      beside={<span className="sw-second sw-small">{waitWords(service)}</span>}
      actions={
        <>
          <Button
            size="sm"
            component={Link}
            href={`/stacks/${stack}/logs?service=${encodeURIComponent(service.service)}`}
            leftSection={<IconFileText size={14} />}
          >
            {t('Open logs')}
          </Button>
          <Button
            size="sm"
            leftSection={<IconRefresh size={14} />}
            onClick={handleRestart}
            disabled={command.isPending || service.containers.length === 0}
          >
            {t('Restart {{service}}', { service: service.service })}
          </Button>
        </>
      }
    >
      {service.containers.length > 0 ? (
        <table className="sw-table sw-container-table">
          <thead>
            <tr>
              <th scope="col">{t('Container')}</th>
              <th scope="col">{t('Status')}</th>
              <th scope="col">{t("The Engine's words")}</th>
              <th scope="col">{t('Ports')}</th>
              <th scope="col">{t('Image')}</th>
              <th scope="col" className="sw-right">
                {t('Created')}
              </th>
            </tr>
          </thead>
          <tbody>
            {service.containers.map((container) => (
              <ContainerRow
                key={container.id}
                container={container}
                service={service}
                live={live}
                observedAt={observedAt}
                opened={container.id === opened}
                onToggle={toggle}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="sw-no-containers sw-second">
          {t('The Engine has no container of {{service}}. Apply the version again to make it.', {
            service: service.service,
          })}
        </p>
      )}
      {opened !== null && host ? <ContainerPanel stack={stack} host={host} container={opened} /> : null}
      <ActError error={command.error} stack={stack} onClose={handleClear} />
    </Card>
  )
}

/** The container that is explained: the chosen one, else the one that does not run or work as it should. */
function useOpenedContainer({ service, containers, runsOnce }: ServiceFact) {
  const [chosen, setChosen] = useState<{ readonly of: string; readonly id: string | null } | null>(null)
  const sick = containers.find(
    ({ state, health, exitCode }) =>
      health === 'unhealthy' || (state !== 'running' && state !== 'created' && !(runsOnce && exitCode === 0)),
  )
  const mine = chosen?.of === service ? chosen : null
  const isGone = mine !== null && mine.id !== null && !containers.some(({ id }) => id === mine.id)
  const opened = mine === null || isGone ? (sick?.id ?? null) : mine.id
  return {
    opened,
    toggle: (id: string): void => setChosen({ of: service, id: id === opened ? null : id }),
  }
}

const conditionWords: Readonly<
  Record<string, '{{service}} to be healthy' | '{{service}} to be started' | '{{service}} to be ended'>
> = {
  service_healthy: '{{service}} to be healthy',
  service_started: '{{service}} to be started',
  service_completed_successfully: '{{service}} to be ended',
}

/** `Waits for api to be healthy, db to be started.` */
function waitWords({ dependsOn }: ServiceFact): string {
  if (dependsOn.length === 0) return t('Waits for no other service.')
  const each = dependsOn.map(({ service, condition }) =>
    t(conditionWords[condition] ?? '{{service}} to be started', { service }),
  )
  return t('Waits for {{services}}.', { services: each.join(', ') })
}

interface ContainerRowProps {
  readonly container: ContainerFact
  readonly service: ServiceFact
  readonly live: boolean
  readonly observedAt: string | null
  readonly opened: boolean
  readonly onToggle: (container: string) => void
}

function ContainerRow({ container, service, live, observedAt, opened, onToggle }: ContainerRowProps) {
  const ports = publishedPorts([container]).join(', ')
  return (
    <tr>
      <td className="sw-ellipsis" title={container.name}>
        <button
          type="button"
          className="sw-container-name"
          aria-expanded={opened}
          onClick={() => onToggle(container.id)}
        >
          {container.name}
        </button>{' '}
        <code className="sw-mono sw-faint">{container.id.slice(0, 12)}</code>
      </td>
      <td>
        {live ? (
          <Status is={containerStatus(container, service)} size="table" />
        ) : (
          <Status is="unknown" size="table" detail={observedAt ? <Age at={observedAt} format="span" /> : null} />
        )}
      </td>
      <td className="sw-second sw-ellipsis">{container.statusText}</td>
      <td className="sw-second sw-num sw-ellipsis" title={ports}>
        {ports || t('none published')}
      </td>
      <td className="sw-ellipsis" title={container.image}>
        <code className="sw-mono sw-second">{container.image}</code>
      </td>
      <td className="sw-right sw-faint sw-tiny">
        <Age at={container.createdAt} />
      </td>
    </tr>
  )
}

function containerStatus({ state, health, exitCode }: ContainerFact, { runsOnce }: ServiceFact): StatusName {
  if (state === 'running') return health ?? 'running'
  if (state === 'restarting') return 'starting'
  if (state === 'exited' && exitCode === 0) return runsOnce ? 'ended-well' : 'stopped'
  return state === 'created' || state === 'paused' ? 'stopped' : 'failed'
}
