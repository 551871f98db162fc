import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '../../api/client.ts'
import { navigate } from '../../hash-location.ts'
import { type WizardRequest, wizardPlace } from './wizard-place.ts'
import { draftsKey } from './wizard-queries.ts'
import { draftKept, type WizardSession } from './wizard-session.ts'

/** How long choosing has to rest before the draft is kept, in milliseconds. */
const restMs = 500

/** Whether the choices of now outlive the window. */
export type Keeping = 'kept' | 'keeping' | 'failed' | 'nothing'

/** Keeps the draft as one chooses; not while `paused`. The place names the draft once there is one. */
export function useDraftKeeping(session: WizardSession, request: WizardRequest, paused: boolean): Keeping {
  const api = useApi()
  const queries = useQueryClient()
  const { mutate, isPending, isError, variables } = useMutation({
    mutationFn: (sent: WizardSession) =>
      api.wizard.saveDraft({
        ...(sent.draft !== null && { draft: sent.draft }),
        ...(sent.stack !== null && { stack: sent.stack }),
        ...(sent.host !== null && { host: sent.host }),
        step: request.step,
        answers: sent.answers,
      }),
    onSuccess: (draft, sent) => {
      draftKept(sent, draft)
      void queries.invalidateQueries({ queryKey: draftsKey })
    },
  })
  const { draft } = session
  const dirty = session.kept !== session.answers && (session.answers.parts.length > 0 || draft !== null)
  const failed = isError && variables?.answers === session.answers
  const due = dirty && !isPending && !failed && !paused ? session : null
  // Synchronises with the engine: what rests for a while is kept there.
  useEffect(() => {
    if (!due) return
    const timer = setTimeout(() => mutate(due), restMs)
    return () => clearTimeout(timer)
  }, [due, mutate])
  const unkept = useRef(due)
  // Synchronises with leaving: what has not rested long enough by then is kept at once.
  useEffect(() => {
    unkept.current = due
  }, [due])
  useEffect(
    () => () => {
      if (unkept.current) mutate(unkept.current)
    },
    [mutate],
  )
  // Synchronises with the place: a reload goes on with the draft.
  useEffect(() => {
    if (draft !== null && request.draft !== draft) navigate(wizardPlace({ ...request, draft }), { replace: true })
  }, [draft, request])
  if (failed) return 'failed'
  if (dirty) return 'keeping'
  return draft === null ? 'nothing' : 'kept'
}
