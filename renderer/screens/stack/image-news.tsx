import { Button } from '@mantine/core'
import { IconCircleArrowUp, IconSchema } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import { useApi } from '../../api/client.ts'
import { imageUpdatesQuery, topics } from '../../api/queries.ts'
import { Age } from '../../components/age.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { behindWords, checkedWords, lastAsked } from './image-news-words.ts'
import './image-news.css'

/** Says that newer images are behind the tags of a stack, with the way to the plan of the update. Nothing where none are. */
export function ImageNews({ stack }: { readonly stack: string }) {
  const { data } = useQuery(imageUpdatesQuery(useApi(), stack))
  const behind = (data ?? []).filter(({ state }) => state === 'behind')
  if (behind.length === 0) return null
  return (
    <div className="sw-image-news" role="status">
      <IconCircleArrowUp size={16} stroke={1.75} aria-hidden />
      <span className="sw-grow">
        <Sentence
          text="{{behind}} Nothing changes before you approve the plan."
          with={{ behind: <strong>{behindWords(behind)}</strong> }}
        />
      </span>
      <Button
        size="sm"
        component={Link}
        href={`/stacks/${stack}/plan?update=1`}
        leftSection={<IconSchema size={14} aria-hidden />}
      >
        {t('Preview the update')}
      </Button>
    </div>
  )
}

/** How the images of a stack stand against their registries, when they were asked, and the way to ask them now. */
export function ImageChecks({ stack }: { readonly stack: string }) {
  const { data } = useQuery(imageUpdatesQuery(useApi(), stack))
  const check = useCheck(stack)
  if (!data || data.length === 0) return null
  const asked = lastAsked(data)
  return (
    <section className="sw-card sw-image-checks" aria-label={t('Images in their registries')}>
      <span className="sw-row sw-grow">
        <span className="sw-strong">{t('Images')}</span>
        <span className="sw-second sw-ellipsis" title={problems(data)}>
          {checkedWords(data)}
        </span>
        {asked ? (
          <span className="sw-faint sw-small sw-nowrap">
            <Sentence text="asked {{age}}" with={{ age: <Age at={asked} /> }} />
          </span>
        ) : null}
      </span>
      <Button size="sm" variant="subtle" onClick={() => check.mutate()} disabled={check.isPending}>
        {check.isPending ? t('Asking') : t('Look for newer')}
      </Button>
      {check.error ? <ErrorPanel what={t('The registries could not be asked')} error={check.error} /> : null}
    </section>
  )
}

const problems = (updates: readonly ImageUpdate[]): string =>
  updates.flatMap(({ service, problem }) => (problem === null ? [] : [`${service}: ${problem}`])).join('\n')

function useCheck(stack: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.images.checkUpdates({ stack }),
    onSettled: () => queries.invalidateQueries({ queryKey: [topics.stacks] }),
  })
}
