import { Button } from '@mantine/core'
import { IconPackageImport, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { ComposeProjectOnHost } from '#shared/model/compose-import.ts'
import { useApi } from '../../api/client.ts'
import { composeProjectsQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { runningWords } from './running-words.ts'

/** The Compose projects of one host that are no stacks. */
export function ProjectsCard({ host }: { readonly host: string }) {
  const projects = useQuery(composeProjectsQuery(useApi(), host))
  const handleAgain = (): void => void projects.refetch()
  return (
    <Card
      title={t('Compose projects on {{host}}', { host })}
      actions={
        <IconButton label={t('Look at {{host}} again', { host })} onClick={handleAgain} disabled={projects.isFetching}>
          <IconRefresh size={16} className={projects.isFetching ? 'sw-turn' : ''} />
        </IconButton>
      }
    >
      <AsyncView
        query={projects}
        what={t('the Compose projects of {{host}}', { host })}
        rows={3}
        isEmpty={(found) => found.length === 0}
        empty={
          <EmptyState icon={IconPackageImport} title={t('Nothing to import')}>
            {t('No containers on {{host}} carry the labels of a Compose project that is not a stack already.', {
              host,
            })}
          </EmptyState>
        }
      >
        {(found) => <ProjectTable host={host} projects={found} />}
      </AsyncView>
    </Card>
  )
}

const ProjectTable = ({
  host,
  projects,
}: {
  readonly host: string
  readonly projects: readonly ComposeProjectOnHost[]
}) => (
  <table className="sw-table sw-imports-table">
    <thead>
      <tr>
        <th scope="col">{t('Project')}</th>
        <th scope="col">{t('Services')}</th>
        <th scope="col">{t('Running')}</th>
        <th scope="col">{t('Made from')}</th>
        <th scope="col">
          <span className="sw-hidden">{t('Import')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {projects.map((project) => (
        <ProjectRow key={project.name} host={host} project={project} />
      ))}
    </tbody>
  </table>
)

function ProjectRow({ host, project }: { readonly host: string; readonly project: ComposeProjectOnHost }) {
  const { name, services, configFiles, obstacle } = project
  const names = services.map(({ service }) => service).join(', ')
  const files = configFiles.join(', ')
  return (
    <tr>
      <td className="sw-strong sw-ellipsis" title={name}>
        {name}
      </td>
      <td className="sw-ellipsis" title={names}>
        {names}
      </td>
      <td>{runningWords(services)}</td>
      <td className="sw-mono sw-second sw-ellipsis" title={files}>
        {files}
      </td>
      <td className="sw-right">
        {obstacle === null ? (
          <Button
            size="sm"
            component={Link}
            href={`/stacks/${name}/plan?import=${encodeURIComponent(host)}`}
            aria-label={t('See the plan to import {{name}}', { name })}
          >
            {t('See the plan')}
          </Button>
        ) : (
          <span className="sw-small sw-second sw-imports-obstacle">{translated(obstacle)}</span>
        )}
      </td>
    </tr>
  )
}
