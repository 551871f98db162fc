import { useTimeout } from '@mantine/hooks'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import { upperFirst } from '../format/upper-first.ts'
import { ErrorPanel } from './error-panel.tsx'
import './async-view.css'

interface AsyncViewProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>
  /** What is read, as in `The stacks could not be read` and `Reading the stacks`. */
  readonly what: string
  /** Shown instead of `children` where `isEmpty` says so. */
  readonly empty?: ReactNode
  readonly isEmpty?: (data: Data) => boolean
  /** Rows of the skeleton; about as many as will come. */
  readonly rows?: number
  readonly children: (data: Data) => ReactNode
}

/**
 * The four states of anything that is read: a skeleton after 150 ms, empty, error, data.
 * An error with older data keeps the data in sight below it.
 */
export function AsyncView<Data>({ query, what, empty, isEmpty, rows = 5, children }: AsyncViewProps<Data>) {
  const { data, error, refetch } = query
  const handleRetry = (): void => void refetch()
  if (data === undefined && !error) return <Loading what={what} rows={rows} />
  const failure = error ? (
    <ErrorPanel
      what={t('{{what}} could not be read', { what: upperFirst(what) })}
      error={error}
      onRetry={handleRetry}
    />
  ) : null
  if (data === undefined) return failure
  if (empty !== undefined && isEmpty?.(data)) return failure ?? empty
  return (
    <>
      {failure}
      {children(data)}
    </>
  )
}

/** Nothing for 150 ms, then a skeleton; after 5 s a line says what it waits for. */
export function Loading({ what, rows = 5 }: { readonly what: string; readonly rows?: number }) {
  const [stage, setStage] = useState<'silent' | 'skeleton' | 'long'>('silent')
  useTimeout(() => setStage('skeleton'), 150, { autoInvoke: true })
  useTimeout(() => setStage('long'), 5000, { autoInvoke: true })
  if (stage === 'silent') return <div className="sw-loading" />
  return (
    <div className="sw-loading" role="status" aria-busy>
      <span className="sw-hidden">{t('Reading {{what}}.', { what })}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={row} className="sw-loading-row" aria-hidden>
          <span style={{ width: `${14 + ((row * 5) % 9)}%` }} />
          <span style={{ width: 84 }} />
          <span className="sw-loading-last" style={{ width: `${6 + ((row * 3) % 5)}%` }} />
        </div>
      ))}
      {stage === 'long' ? (
        <p className="sw-loading-long">{t('Still reading {{what}}. The Engine has not answered yet.', { what })}</p>
      ) : null}
    </div>
  )
}
