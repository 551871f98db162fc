import { Button } from '@mantine/core'
import { IconHandStop, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { WizardAnswers } from '#shared/wizard/answers.ts'
import type { HandEdit } from '#shared/wizard/hand-edit.ts'
import { useApi } from '../../api/client.ts'
import { errorView } from '../../api/error-view.ts'
import { stacksQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { freeStackName } from './free-stack-name.ts'
import { type WizardRequest, wizardPlace } from './wizard-place.ts'
import { draftQuery, openedQuery } from './wizard-queries.ts'
import { newSession, startSession, type WizardSession } from './wizard-session.ts'

/** Brings what the place asks for: a draft, a stack's answers, or nothing chosen yet. */
export function Begin({ request }: { readonly request: WizardRequest }) {
  if (request.draft !== null) return <BeginFromDraft draft={request.draft} />
  if (request.stack !== null) return <BeginFromStack stack={request.stack} />
  return <BeginNew />
}

/** What a stack that is there adds to a session. */
const asNext = (
  answers: WizardAnswers,
  { latestVersion, edits }: { readonly latestVersion: number; readonly edits: readonly HandEdit[] },
): Partial<WizardSession> => ({
  stack: answers.stackName,
  latestVersion,
  edits,
  keepEdits: edits.length > 0 ? null : [],
})

function BeginNew() {
  const stacks = useQuery(stacksQuery(useApi()))
  return (
    <AsyncView query={stacks} what={t('the stacks')} rows={1}>
      {(found) => {
        const stackName = freeStackName(found.map(({ name }) => name))
        return <Started session={newSession({ format: 1, stackName, parts: [], connections: [], layout: {} })} />
      }}
    </AsyncView>
  )
}

function BeginFromDraft({ draft }: { readonly draft: string }) {
  const query = useQuery(draftQuery(useApi(), draft))
  return (
    <AsyncView query={query} what={t('the draft')} rows={6}>
      {({ draft: found, opened }) => (
        <Started
          session={newSession(found.answers, {
            draft: found.id,
            host: found.host,
            kept: found.answers,
            ...(opened && asNext(found.answers, opened)),
          })}
        />
      )}
    </AsyncView>
  )
}

function BeginFromStack({ stack }: { readonly stack: string }) {
  const query = useQuery(openedQuery(useApi(), stack))
  const [anew, setAnew] = useState(false)
  if (query.error && errorView(query.error).code === 'NOT_FROM_WIZARD') return <NotFromWizard stack={stack} />
  return (
    <AsyncView query={query} what={t('the answers of {{stack}}', { stack })} rows={6}>
      {({ opened, draft }) =>
        draft === null || anew ? (
          <Started session={newSession(opened.answers, { ...asNext(opened.answers, opened), kept: opened.answers })} />
        ) : (
          <EmptyState
            icon={IconHandStop}
            title={t('There is an unfinished draft of {{stack}}', { stack })}
            action={
              <span className="sw-row">
                <Button onClick={() => setAnew(true)}>
                  {t('Start from version {{madeVersion}}', { madeVersion: opened.madeVersion })}
                </Button>
                <Button
                  variant="filled"
                  component={Link}
                  href={wizardPlace({ step: draft.step, draft: draft.id, stack: null })}
                >
                  {t('Go on with the draft')}
                </Button>
              </span>
            }
          >
            {t('Somebody began to change it in the wizard and did not make a version of it yet.')}
          </EmptyState>
        )
      }
    </AsyncView>
  )
}

const NotFromWizard = ({ stack }: { readonly stack: string }) => (
  <EmptyState
    icon={IconPencil}
    title={t('{{stack}} was not made in the wizard', { stack })}
    action={
      <Button variant="filled" component={Link} href={`/stacks/${stack}/editor`}>
        {t('Open the editor')}
      </Button>
    }
  >
    {t(
      'The wizard goes on from choices that were made in it, and this stack has a document only. Change that in the editor.',
    )}
  </EmptyState>
)

/** Makes a session the window's. The session is of the first drawing: a later one of the same query changes nothing. */
function Started({ session }: { readonly session: WizardSession }) {
  const [first] = useState(session)
  // Synchronises with the store, which outlives this screen.
  useEffect(() => startSession(first), [first])
  return null
}
