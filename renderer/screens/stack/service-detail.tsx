import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ContainerFact, ServiceFact } from '#shared/model/stack.ts'
import { useStackCommand } from '../../api/use-stack-command.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { Status } from '../../components/status.tsx'
import type { StatusName } from '../../components/status-table.ts'
import { ActError } from './act-error.tsx'
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
  const handleRestart = (): void => command.mutate({ act: 'restart', service: service.service })
  const handleClear = (): void => command.reset()
  return (
    <Card
      label={`Service ${service.service}`}
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
            Open logs
          </Button>
          <Button
            size="sm"
            leftSection={<IconRefresh size={14} />}
            onClick={handleRestart}
            disabled={command.isPending || service.containers.length === 0}
          >
            Restart {service.service}
          </Button>
        </>
      }
    >
      {service.containers.length > 0 ? (
        <table className="sw-table sw-container-table">
          <thead>
            <tr>
              <th scope="col">Container</th>
              <th scope="col">Status</th>
              <th scope="col">The Engine's words</th>
              <th scope="col">Ports</th>
              <th scope="col">Image</th>
              <th scope="col" className="sw-right">
                Created
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
              />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="sw-no-containers sw-second">
          The Engine has no container of {service.service}. Apply the version again to make it.
        </p>
      )}
      <ActError error={command.error} stack={stack} onClose={handleClear} />
    </Card>
  )
}

const conditionWords: Readonly<Record<string, string>> = {
  service_healthy: 'healthy',
  service_started: 'started',
  service_completed_successfully: 'ended',
}

/** `Waits for api to be healthy, db to be started.` */
function waitWords({ dependsOn }: ServiceFact): string {
  if (dependsOn.length === 0) return 'Waits for no other service.'
  return `Waits for ${dependsOn.map(({ service, condition }) => `${service} to be ${conditionWords[condition] ?? condition}`).join(', ')}.`
}

interface ContainerRowProps {
  readonly container: ContainerFact
  readonly service: ServiceFact
  readonly live: boolean
  readonly observedAt: string | null
}

function ContainerRow({ container, service, live, observedAt }: ContainerRowProps) {
  const ports = publishedPorts([container]).join(', ')
  return (
    <tr>
      <td className="sw-ellipsis" title={container.name}>
        {container.name} <code className="sw-mono sw-faint">{container.id.slice(0, 12)}</code>
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
        {ports || 'none published'}
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
