import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { stackQuery } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { AsyncView } from '../../components/async-view.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useRunningSteps } from '../../components/running-steps.ts'
import { Status } from '../../components/status.tsx'
import { statusOfStack } from '../../components/status-of.ts'
import { Tabs } from '../../components/tabs.tsx'
import { useStreamLost } from '../../state/stream.ts'
import { StackActions } from './stack-actions.tsx'
import { stackFinding } from './stack-finding.ts'
import './stack.css'

export type StackTab = 'services' | 'versions' | 'editor' | 'logs' | 'usage'

interface StackFrameProps {
  readonly stack: string
  readonly tab: StackTab
  readonly children: ReactNode
}

/** What stands over every screen of a stack: its name and status, what can be done with it, its tabs. */
export function StackFrame({ stack, tab, children }: StackFrameProps) {
  const query = useQuery(stackQuery(useApi(), stack))
  return (
    <div className="sw-screen sw-stack-screen">
      <AsyncView query={query} what={t('the stack {{stack}}', { stack })} rows={1}>
        {(found) => (
          <>
            <StackHead key={found.id} stack={found} tab={tab} />
            <Tabs label={t('Parts of {{found}}', { found: found.name })} current={tab} tabs={tabsOf(found)} />
            {children}
          </>
        )}
      </AsyncView>
    </div>
  )
}

/** One primary act a view: the editor and the versions have their own. */
const primaryIn = { services: 'filled', logs: 'filled', usage: 'filled', versions: 'default', editor: null } as const

function StackHead({ stack, tab }: { readonly stack: StackSummary; readonly tab: StackTab }) {
  const status = statusOfStack(stack, useStreamLost())
  const since = status === 'unknown' ? stack.observedAt : null
  const step = useRunningSteps().get(stack.id)
  return (
    <PageHead
      title={<span title={stack.name}>{stack.name}</span>}
      beside={
        <Status is={status} detail={since ? <Age at={since} format="span" /> : status === 'deploying' ? step : null} />
      }
      finding={stackFinding(stack)}
      actions={<StackActions stack={stack} primary={primaryIn[tab]} />}
    />
  )
}

const tabsOf = ({ name, latestVersion }: StackSummary) => [
  { name: 'services', label: t('Services'), href: `/stacks/${name}` },
  {
    name: 'versions',
    label: (
      <>
        {t('Versions')} {latestVersion ? <span className="sw-count">{latestVersion}</span> : null}
      </>
    ),
    href: `/stacks/${name}/versions`,
  },
  { name: 'editor', label: t('Editor'), href: `/stacks/${name}/editor` },
  { name: 'logs', label: t('Logs'), href: `/stacks/${name}/logs` },
  { name: 'usage', label: t('Usage'), href: `/stacks/${name}/usage` },
]
