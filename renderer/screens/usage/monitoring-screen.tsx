import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import type { UsageFrame, UsageSeries } from '#shared/model/usage.ts'
import { useApi } from '../../api/client.ts'
import { stacksQuery } from '../../api/queries.ts'
import { HostChoice, useChosenHost } from '../../components/chosen-host.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { UsageView } from './usage-view.tsx'

/** What everything on a host takes, stack by stack; containers of nobody are shown together. */
export function MonitoringScreen() {
  const host = useChosenHost()
  const stacks = useQuery(stacksQuery(useApi())).data ?? []
  const names = new Map<string, string>(stacks.map(({ id, name }) => [id, name]))
  const nameOf = ({ stackId }: UsageFrame['containers'][number] | UsageSeries): string =>
    stackId === null ? t('no stack') : (names.get(stackId) ?? t('not a stack of this Stackwright'))
  return (
    <div className="sw-screen">
      <PageHead
        title={t('Monitoring')}
        finding={host ? t('On {{host}}.', { host: host.name }) : null}
        actions={<HostChoice host={host} />}
      />
      {host ? (
        <UsageView
          key={`${host.name} ${names.size}`}
          target={{ host: host.name }}
          of={host.name}
          nameOf={nameOf}
          rowTitle={t('Stack')}
        />
      ) : null}
    </div>
  )
}
