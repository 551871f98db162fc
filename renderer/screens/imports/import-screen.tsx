import { IconServer } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { hostsQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { ProjectsCard } from './projects-card.tsx'
import './imports.css'

/** The Compose projects of every host, each with the way to take it over as a stack. */
export function ImportScreen() {
  const hosts = useQuery(hostsQuery(useApi()))
  return (
    <div className="sw-screen">
      <PageHead title={t('Import')} finding={t('What docker compose runs becomes a stack. Its plan is shown first.')} />
      <AsyncView
        query={hosts}
        what={t('the hosts')}
        isEmpty={(found) => found.length === 0}
        empty={
          <EmptyState icon={IconServer} title={t('No host yet')}>
            {t('Compose projects are looked for on the hosts that Stackwright knows.')}
          </EmptyState>
        }
      >
        {(found) => (
          <div className="sw-imports">
            {found.map(({ name }) => (
              <ProjectsCard key={name} host={name} />
            ))}
          </div>
        )}
      </AsyncView>
    </div>
  )
}
