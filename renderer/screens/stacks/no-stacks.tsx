import { IconStack2 } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { composeProjectsQuery, hostsQuery } from '../../api/queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ImportButton } from '../../components/import-button.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { count } from '../../format/count.ts'

/** No stack yet: the way to the first one, and to those that docker compose runs already. */
export function NoStacks() {
  const found = useImportable()
  return (
    <EmptyState
      icon={IconStack2}
      title={t('No stack yet')}
      action={
        <span className="sw-row">
          {found > 0 ? <ImportButton /> : null}
          <NewStackButton />
        </span>
      }
    >
      {t('A stack is a compose file with a history. Paste one, see the plan, then apply it.')}
      {found > 0
        ? ` ${t('Or take over what docker compose runs: {{projects}} can become a stack.', { projects: count(found, 'project') })}`
        : null}
    </EmptyState>
  )
}

/** How many Compose projects can be imported, on all hosts that answered by now. */
function useImportable(): number {
  const api = useApi()
  const hosts = useQuery(hostsQuery(api)).data ?? []
  const lists = useQueries({ queries: hosts.map(({ name }) => composeProjectsQuery(api, name)) })
  return lists.flatMap(({ data }) => data ?? []).filter(({ obstacle }) => obstacle === null).length
}
