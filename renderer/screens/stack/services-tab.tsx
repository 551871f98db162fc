import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t, translated } from '#shared/language/translate.ts'
import type { StackRuntime } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { runtimeQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { usePlaceParam } from '../../components/place-param.ts'
import { Sentence } from '../../components/sentence.tsx'
import { UnknownBanner } from '../../components/unknown-banner.tsx'
import { DependencyGraph } from './dependency-graph.tsx'
import { ImageChecks, ImageNews } from './image-news.tsx'
import { LastCommand } from './last-command.tsx'
import { ServiceDetail } from './service-detail.tsx'
import { worstService } from './service-facts.ts'
import { ServiceTable } from './service-table.tsx'

/** The services of a stack: asked, said, answered; how they depend; the chosen one explained. */
export function ServicesTab({ stack }: { readonly stack: string }) {
  const runtime = useQuery(runtimeQuery(useApi(), stack))
  return (
    <AsyncView
      query={runtime}
      what={t('the services of {{stack}}', { stack })}
      rows={6}
      isEmpty={({ services }) => services.length === 0}
      empty={<NoServices stack={stack} />}
    >
      {(found) => <Services stack={stack} runtime={found} />}
    </AsyncView>
  )
}

const NoServices = ({ stack }: { readonly stack: string }) => (
  <>
    <Card label={t('Services')}>
      <EmptyState
        icon={IconStack2}
        title={t('Nothing runs')}
        action={
          <Button component={Link} href={`/stacks/${stack}/editor`}>
            {t('Open the editor')}
          </Button>
        }
      >
        {t('The services appear here when a version is applied.')}
      </EmptyState>
    </Card>
    <LastCommand stack={stack} />
  </>
)

function Services({ stack, runtime }: { readonly stack: string; readonly runtime: StackRuntime }) {
  const [chosen, setChosen] = usePlaceParam('service')
  const { services, live, observedAt } = runtime
  const selected = services.find(({ service }) => service === chosen) ?? worstService(services)
  return (
    <>
      {live ? null : (
        <UnknownBanner>
          <SilentWords observedAt={observedAt} reason={runtime.reason} />
        </UnknownBanner>
      )}
      <ImageNews stack={stack} />
      <div className="sw-services">
        <ServiceTable stack={stack} runtime={runtime} selected={selected?.service ?? null} onSelect={setChosen} />
        <DependencyGraph services={services} live={live} selected={selected?.service ?? null} onSelect={setChosen} />
      </div>
      {selected ? <ServiceDetail stack={stack} service={selected} live={live} observedAt={observedAt} /> : null}
      <ImageChecks stack={stack} />
      <LastCommand stack={stack} />
    </>
  )
}

function SilentWords({ observedAt, reason }: Pick<StackRuntime, 'observedAt' | 'reason'>) {
  return (
    <>
      <strong>
        {observedAt ? (
          <Sentence text="The host is silent for {{age}}." with={{ age: <Age at={observedAt} format="span" /> }} />
        ) : (
          t('The host is silent.')
        )}
      </strong>{' '}
      {reason ? t('Shown as last seen: {{reason}}.', { reason: translated(reason) }) : t('Shown as last seen.')}
    </>
  )
}
