import { Button } from '@mantine/core'
import { IconFileOff, IconSchema } from '@tabler/icons-react'
import { Link, useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { useDraftOf } from './draft-of.ts'
import { ImportSheet } from './import-sheet.tsx'
import { planRequest } from './plan-request.ts'
import { PlanSheet } from './plan-sheet.tsx'
import { planSource } from './plan-source.ts'
import './plan-screen.css'

/** What an apply, a roll back, a removal or an import would do, whole, before anything is done. */
export function PlanScreen({ stack }: { readonly stack: string }) {
  const request = planRequest(useSearch())
  const kept = useDraftOf(stack)
  if (request?.kind === 'import') return <ImportSheet project={stack} host={request.host} />
  const source = request && planSource(stack, request, kept)
  if (source) return <PlanSheet key={JSON.stringify(request)} source={source} />
  return request?.kind === 'draft' ? <NoDraft stack={stack} /> : <NoRequest stack={stack} />
}

const NoDraft = ({ stack }: { readonly stack: string }) => (
  <div className="sw-screen">
    <EmptyState
      icon={IconFileOff}
      title={t('There is no draft of {{stack}} any more', { stack })}
      action={
        <Button component={Link} to={`/stacks/${stack}/editor`} variant="filled">
          {t('Open the editor')}
        </Button>
      }
    >
      {t('A draft lives in this window until it is applied. What was stored as a version is kept.')}
    </EmptyState>
  </div>
)

const NoRequest = ({ stack }: { readonly stack: string }) => (
  <div className="sw-screen">
    <EmptyState
      icon={IconSchema}
      title={t('A plan of what?')}
      action={
        <Button component={Link} to={`/stacks/${stack}/versions`} variant="filled">
          {t('Choose a version')}
        </Button>
      }
    >
      {t('A plan shows what applying a version of {{stack}} would do.', { stack })}
    </EmptyState>
  </div>
)
