import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { versionDiffQuery } from '../../api/queries.ts'
import { AsyncView, Loading } from '../../components/async-view.tsx'
import { Card } from '../../components/card.tsx'
import { late } from '../../components/late.ts'
import { Segmented, spokenOptions } from '../../components/segmented.tsx'
import type { ComparedPair } from './compared-pair.ts'
import { lineCounts } from './line-counts.ts'
import { MeaningCard } from './meaning-card.tsx'
import './comparison.css'

const TextDiff = late(async () => (await import('./text-diff.tsx')).TextDiff)

const views = [
  { value: 'both', label: 'Both' },
  { value: 'text', label: 'Text' },
  { value: 'meaning', label: 'Meaning' },
] as const
type View = (typeof views)[number]['value']

interface ComparisonProps {
  readonly stack: string
  readonly pair: ComparedPair
}

/** What differs between two versions: their text side by side, and what it means for what runs. */
export function Comparison({ stack, pair }: ComparisonProps) {
  const [view, setView] = useState<View>('both')
  const query = useQuery(versionDiffQuery(useApi(), stack, pair.from, pair.to))
  return (
    <div className="sw-comparison">
      <AsyncView query={query} what={t('the difference')} rows={8}>
        {({ files, changes }) => (
          <>
            <TextCard pair={pair} files={files} view={view} onView={setView} />
            {view === 'text' ? null : <MeaningCard changes={changes} grows={view === 'meaning'} />}
          </>
        )}
      </AsyncView>
    </div>
  )
}

interface DiffFile {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  readonly patch: string
}

interface TextCardProps {
  readonly pair: ComparedPair
  readonly files: readonly DiffFile[]
  readonly view: View
  readonly onView: (view: View) => void
}

function TextCard({ pair, files, view, onView }: TextCardProps) {
  const [path, setPath] = useState<string | null>(null)
  const differing = files.filter((file) => file.before !== file.after)
  const file = differing.find((one) => one.path === path) ?? differing[0]
  const { added, removed } = lineCounts(file?.patch ?? '')
  return (
    <Card
      label={t('Text')}
      className="sw-comparison-text"
      title={
        <span className="sw-row sw-num">
          v{pair.from} <IconArrowRight size={14} aria-label={t('to')} /> v{pair.to}
        </span>
      }
      beside={<Segmented label={t('What is shown')} value={view} options={spokenOptions(views)} onChange={onView} />}
      actions={
        file ? (
          <>
            <span className="sw-small sw-ok-text sw-num">+{added}</span>
            <span className="sw-small sw-bad-text sw-num">−{removed}</span>
            <FileChoice files={differing} chosen={file.path} onChoose={setPath} />
          </>
        ) : null
      }
    >
      {view === 'meaning' ? null : (
        <div className="sw-comparison-diff">
          {file ? (
            <Suspense fallback={<Loading what={t('the text')} />}>
              <TextDiff
                path={file.path}
                before={{ label: `v${pair.from}`, text: file.before ?? '' }}
                after={{ label: `v${pair.to}`, text: file.after ?? '' }}
              />
            </Suspense>
          ) : (
            <p className="sw-comparison-none">{t('The text of both is the same.')}</p>
          )}
        </div>
      )}
    </Card>
  )
}

interface FileChoiceProps {
  readonly files: readonly DiffFile[]
  readonly chosen: string
  readonly onChoose: (path: string) => void
}

function FileChoice({ files, chosen, onChoose }: FileChoiceProps) {
  if (files.length === 1) return <span className="sw-small sw-faint sw-ellipsis sw-comparison-file">{chosen}</span>
  return (
    <select
      className="sw-select"
      aria-label={t('File')}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {files.map((file) => (
        <option key={file.path} value={file.path}>
          {fileWords(file)}
        </option>
      ))}
    </select>
  )
}

const fileWords = ({ path, before, after }: DiffFile): string => {
  if (before === null) return t('{{path}} (new)', { path })
  return after === null ? t('{{path}} (gone)', { path }) : path
}
