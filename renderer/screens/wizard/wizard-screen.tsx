import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { navigate } from '../../hash-location.ts'
import { Begin } from './begin.tsx'
import { ConfigureStep } from './configure-step.tsx'
import { ConnectStep } from './connect-step.tsx'
import { PickStep } from './pick-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { useDraftKeeping } from './use-draft-keeping.ts'
import { useFindings, type WizardWork } from './use-findings.ts'
import { WizardBar } from './wizard-bar.tsx'
import { WizardHead } from './wizard-head.tsx'
import { type WizardRequest, wizardRequest } from './wizard-place.ts'
import { catalogueQuery, draftsKey } from './wizard-queries.ts'
import { startSession, useWizardSession, type WizardSession } from './wizard-session.ts'
import './wizard.css'
import './wizard-forms.css'
import './wizard-review.css'

type Offered = Awaited<ReturnType<ReturnType<typeof catalogueQuery>['queryFn'] & object>>

/** From components to a version: pick, configure, connect, review. */
export function WizardScreen() {
  const [place] = useLocation()
  const request = wizardRequest(useSearch())
  const catalogue = useQuery(catalogueQuery(useApi()))
  const session = useWizardSession((state) => state.session)
  // While the next screen is fetched this one is still drawn, and the place is no longer its own to read or to change.
  if (place !== '/wizard') return null
  return (
    <div className="sw-wizard">
      <AsyncView query={catalogue} what={t('the catalogue')} rows={8}>
        {(offered) =>
          session && isOf(session, request) ? (
            <Choosing session={session} request={request} offered={offered} />
          ) : (
            <Begin key={`${request.draft} ${request.stack}`} request={request} />
          )
        }
      </AsyncView>
    </div>
  )
}

/** True where the session is what the place asks for. A place without a draft is that of a session which has none yet. */
const isOf = ({ draft, stack }: WizardSession, request: WizardRequest): boolean => {
  if (request.draft !== null) return draft === request.draft
  return stack === request.stack
}

interface ChoosingProps {
  readonly session: WizardSession
  readonly request: WizardRequest
  readonly offered: Offered
}

function Choosing({ session, request, offered }: ChoosingProps) {
  const work = useFindings(session, offered.catalogue)
  const create = useCreateVersion()
  const keeping = useDraftKeeping(session, request, create.isPending || create.isSuccess)
  const chosen = session.answers.parts.length > 0
  const step = chosen ? request.step : 'pick'
  return (
    <>
      <WizardHead request={{ ...request, step }} stack={session.stack} open={chosen} />
      <div className="sw-wizard-body">
        {create.error ? <ErrorPanel what={t('The version was not made')} error={create.error} /> : null}
        <Step step={step} work={work} offered={offered} />
      </div>
      <WizardBar
        request={{ ...request, step }}
        work={work}
        keeping={keeping}
        creating={create.isPending}
        onCreate={() => create.mutate(session)}
      />
    </>
  )
}

interface StepProps {
  readonly step: WizardRequest['step']
  readonly work: WizardWork
  readonly offered: Offered
}

function Step({ step, work, offered: { list } }: StepProps) {
  switch (step) {
    case 'pick': {
      const own = new Set(list.items.filter((item) => item.own).map(({ id }) => id))
      return <PickStep work={work} own={own} problems={list.problems} folder={list.folder} />
    }
    case 'configure':
      return <ConfigureStep work={work} />
    case 'connect':
      return <ConnectStep work={work} />
    case 'review':
      return <ReviewStep work={work} />
  }
}

/** Stores the version and leads to its plan; the draft is gone with that. */
function useCreateVersion() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ answers, host, stack, message, draft, keepEdits, edits }: WizardSession) =>
      api.wizard.save({
        stackName: answers.stackName,
        answers,
        message,
        ...(host !== null && stack === null && { host }),
        ...(draft !== null && { draft }),
        keepEdits: [...(keepEdits ?? edits.map(({ id }) => id))],
      }),
    onSuccess: async ({ version }, { answers }) => {
      navigate(`/stacks/${answers.stackName}/plan?version=${version.number}`)
      startSession(null)
      await Promise.all([
        queries.invalidateQueries({ queryKey: [topics.stacks] }),
        queries.invalidateQueries({ queryKey: [topics.versions] }),
        queries.invalidateQueries({ queryKey: draftsKey }),
      ])
    },
  })
}
