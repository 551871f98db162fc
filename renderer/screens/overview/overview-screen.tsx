import { IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '#shared/language/translate.ts'
import type { Host } from '#shared/model/host.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { commandsQuery, hostsQuery, stacksQuery, systemInfoQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NewStackButton } from '../../components/new-stack-button.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { StackTable } from '../../components/stack-table.tsx'
import { count } from '../../format/count.ts'
import { upperFirst } from '../../format/upper-first.ts'
import { HostLane } from './host-lane.tsx'
import { needsWords, needsYou } from './needs-you.ts'
import { NeedsYouCard } from './needs-you-card.tsx'
import './overview.css'

interface OverviewScreenProps {
  /** Stands in for the screen where there is no stack yet and no host has an Engine that answers. */
  readonly onboarding: (host: string) => ReactNode
}

/** Everything at a glance: each host with its queue, what needs a person, every stack. */
export function OverviewScreen({ onboarding }: OverviewScreenProps) {
  const api = useApi()
  const hosts = useQuery(hostsQuery(api))
  const stacks = useQuery(stacksQuery(api))
  const storage = useQuery(systemInfoQuery(api)).data?.storage ?? null
  const helpless = hosts.data && stacks.data?.length === 0 ? hostWithoutEngine(hosts.data) : undefined
  if (helpless) return onboarding(helpless.name)
  const needs = needsYou(hosts.data ?? [], stacks.data ?? [], storage)
  return (
    <div className="sw-screen">
      <PageHead
        title={t('Overview')}
        finding={
          hosts.data && stacks.data ? <Finding hosts={hosts.data} stacks={stacks.data} needs={needs.length} /> : null
        }
        actions={stacks.data?.length === 0 ? null : <NewStackButton />}
      />
      <AsyncView query={hosts} what={t('the hosts')} rows={3}>
        {(found) => <HostLanes hosts={found} />}
      </AsyncView>
      <NeedsYouCard needs={needs} />
      <Card label={t('Stacks')}>
        <AsyncView query={stacks} what={t('the stacks')} isEmpty={(found) => found.length === 0} empty={<NoStacks />}>
          {(found) => <StackTable stacks={found} />}
        </AsyncView>
      </Card>
    </div>
  )
}

/** The first host, where no host at all has an Engine that answers. */
const hostWithoutEngine = (hosts: readonly Host[]): Host | undefined =>
  hosts.every(({ engine }) => engine.state === 'unreachable') ? hosts[0] : undefined

interface FindingProps {
  readonly hosts: readonly Host[]
  readonly stacks: readonly StackSummary[]
  readonly needs: number
}

const Finding = ({ hosts, stacks, needs }: FindingProps) => (
  <>
    <Sentence
      text="{{stacks}} on {{hosts}}. {{needs}}"
      with={{
        stacks: upperFirst(count(stacks.length, 'stack')),
        hosts: count(hosts.length, 'host'),
        needs: <strong>{needsWords(needs)}</strong>,
      }}
    />
  </>
)

function HostLanes({ hosts }: { readonly hosts: readonly Host[] }) {
  const { data: commands = [] } = useQuery(commandsQuery(useApi(), { limit: 50 }))
  return (
    <div className="sw-lanes">
      {hosts.map((host) => (
        <HostLane key={host.id} host={host} commands={commands.filter(({ hostId }) => hostId === host.id)} />
      ))}
    </div>
  )
}

const NoStacks = () => (
  <EmptyState
    icon={IconStack2}
    title={t('No stack yet')}
    action={
      <span className="sw-row">
        <NewStackButton />
      </span>
    }
  >
    {t(
      'A stack is a compose file with a history. Paste one, see the plan, then apply it; nothing runs until you approve.',
    )}
  </EmptyState>
)
