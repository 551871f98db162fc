import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import { useApi } from '../../api/client.ts'
import { removalPlanQuery, topics } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { count } from '../../format/count.ts'
import { removalWords } from './removal-words.ts'
import { VolumeChips } from './volume-chips.tsx'

interface RemoveDialogProps {
  readonly stack: StackSummary
  readonly onClose: () => void
}

/** Says what a removal takes and keeps before it is begun; data goes only when its owner types the stack's name. */
export function RemoveDialog({ stack, onClose }: RemoveDialogProps) {
  const [volumes, setVolumes] = useState(false)
  const preview = useQuery({ ...removalPlanQuery(useApi(), stack.name, volumes), placeholderData: (before) => before })
  const handleVolumes = (event: ChangeEvent<HTMLInputElement>): void => setVolumes(event.currentTarget.checked)
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={
        volumes
          ? t('Remove {{stack}} and delete its data?', { stack: stack.name })
          : t('Remove {{stack}} from {{hostName}}?', { stack: stack.name, hostName: stack.hostName })
      }
    >
      <div className="sw-remove">
        <AsyncView query={preview} what={t('what the removal would do')} rows={2}>
          {(found) => (
            <>
              <Losses preview={found} versions={stack.latestVersion ?? 0} />
              <Checkbox
                checked={volumes}
                onChange={handleVolumes}
                label={t('Delete its volumes too. Their data cannot be brought back.')}
              />
              <RemoveForm
                key={String(volumes)}
                stack={stack}
                volumes={volumes}
                ready={!preview.isPlaceholderData}
                preview={found}
                onClose={onClose}
              />
            </>
          )}
        </AsyncView>
      </div>
    </Dialog>
  )
}

function Losses({ preview, versions }: { readonly preview: PlanPreview; readonly versions: number }) {
  const { goes, destroyed, kept } = removalWords(preview.plan)
  return (
    <>
      <p>
        {goes}{' '}
        {versions > 0
          ? t('The history stays: {{versions}}, so it can be applied again.', { versions: count(versions, 'version') })
          : t('The history stays, so it can be applied again.')}
      </p>
      <VolumeChips destroyed={destroyed} kept={kept} />
    </>
  )
}

interface RemoveFormProps extends RemoveDialogProps {
  readonly volumes: boolean
  readonly preview: PlanPreview
  /** False while the plan on show is still that of the other choice. */
  readonly ready: boolean
}

function RemoveForm({ stack, volumes, preview, ready, onClose }: RemoveFormProps) {
  const remove = useRemove(stack.name, onClose)
  const [typed, setTyped] = useState('')
  const allowed = ready && (!volumes || typed === stack.name)
  const handleType = (event: ChangeEvent<HTMLInputElement>): void => setTyped(event.currentTarget.value)
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (allowed) remove.mutate({ volumes, confirm: typed, approvedPlan: preview.hash })
  }
  return (
    <form onSubmit={handleSubmit} className="sw-col sw-remove-form">
      {volumes ? (
        <TextInput
          autoFocus
          label={<Sentence text="Type {{stack}} to delete its data" with={{ stack: <b>{stack.name}</b> }} />}
          value={typed}
          onChange={handleType}
          autoComplete="off"
          spellCheck={false}
        />
      ) : null}
      {remove.error ? (
        <ErrorPanel what={t('{{stack}} was not removed', { stack: stack.name })} error={remove.error} />
      ) : null}
      <div className="sw-row">
        <span className="sw-grow" />
        <Button onClick={onClose} autoFocus={!volumes}>
          {t('Keep it')}
        </Button>
        <Button
          type="submit"
          className="sw-danger"
          disabled={!allowed || remove.isPending}
          leftSection={<IconTrash size={14} />}
        >
          {volumes ? t('Delete stack and data') : t('Remove stack')}
        </Button>
      </div>
    </form>
  )
}

interface Removal {
  readonly volumes: boolean
  readonly confirm: string
  readonly approvedPlan: string
}

function useRemove(stack: string, onClose: () => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ volumes, confirm, approvedPlan }: Removal) =>
      api.commands.remove({
        stack,
        volumes,
        approvedPlan,
        idempotencyKey: crypto.randomUUID(),
        ...(volumes ? { confirm } : {}),
      }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: [topics.commands] })
    },
  })
}
