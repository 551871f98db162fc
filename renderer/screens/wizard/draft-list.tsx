import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { Age } from '../../components/age.tsx'
import { Card } from '../../components/card.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { offerUndo } from '../../state/undo.ts'
import { wizardPlace } from './wizard-place.ts'
import { draftsKey, draftsQuery } from './wizard-queries.ts'

/** What was begun and not finished, to go on with or to throw away. */
export function DraftList() {
  const api = useApi()
  const queries = useQueryClient()
  const drafts = useQuery(draftsQuery(api)).data ?? []
  const remove = useMutation({
    mutationFn: async (draft: (typeof drafts)[number]['id']) => {
      const { stackId, host, step, answers } = await api.wizard.draft({ draft })
      await api.wizard.removeDraft({ draft })
      const again = { step, answers, ...(stackId !== null && { stack: stackId }), ...(host !== null && { host }) }
      offerUndo({
        text: t('The draft {{name}} was thrown away.', { name: answers.stackName }),
        undo: async () => {
          await api.wizard.saveDraft(again)
          await queries.invalidateQueries({ queryKey: draftsKey })
        },
      })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: draftsKey }),
  })
  if (drafts.length === 0) return null
  return (
    <Card title={t('Unfinished')}>
      {remove.error ? <ErrorPanel what={t('The draft was not thrown away')} error={remove.error} /> : null}
      <ul>
        {drafts.map(({ id, stackId, step, stackName, parts, updatedAt }) => (
          <li key={id} className="sw-chosen-part">
            <span className="sw-col sw-grow">
              <Link href={wizardPlace({ step, draft: id, stack: null })} className="sw-strong sw-ellipsis">
                {stackName}
              </Link>
              <span className="sw-tiny sw-second sw-ellipsis">
                {stackId === null ? '' : `${t('next version')}, `}
                {parts.map(({ name }) => name).join(', ') || t('no component yet')}, <Age at={updatedAt} />
              </span>
            </span>
            <IconButton
              label={t('Throw the draft {{stackName}} away', { stackName })}
              onClick={() => remove.mutate(id)}
            >
              <IconTrash size={14} stroke={1.75} />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
