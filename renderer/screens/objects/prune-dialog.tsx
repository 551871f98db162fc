import { Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { plural, t, translated } from '#shared/language/translate.ts'
import type { PruneKind, PrunePreview, PruneResult } from '#shared/model/host-objects.ts'
import { useApi } from '../../api/client.ts'
import { prunePreviewQuery } from '../../api/object-queries.ts'
import { topics } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { count } from '../../format/count.ts'
import { keptReason } from './kept-words.ts'

interface PruneDialogProps {
  readonly host: string
  readonly what: PruneKind
  readonly onClose: () => void
}

const singular = { images: 'image', volumes: 'volume', networks: 'network' } as const

/** Shows what a clean-up takes and what it leaves, and removes exactly that once it is approved. */
export function PruneDialog({ host, what, onClose }: PruneDialogProps) {
  const preview = useQuery(prunePreviewQuery(useApi(), host, what))
  return (
    <Dialog onClose={onClose} size="lg" title={t(`Clean up ${what} on {{host}}`, { host })}>
      <AsyncView query={preview} what={t('what nobody needs')} rows={4}>
        {(found) => (
          <Preview key={found.hash} preview={found} host={host} onClose={onClose} onStale={preview.refetch} />
        )}
      </AsyncView>
    </Dialog>
  )
}

interface PreviewProps {
  readonly preview: PrunePreview
  readonly host: string
  readonly onClose: () => void
  readonly onStale: () => void
}

function Preview({ preview, host, onClose, onStale }: PreviewProps) {
  const { what, remove } = preview
  const [typed, setTyped] = useState('')
  const prune = usePrune(preview, host)
  const isData = what === 'volumes'
  const allowed = remove.length > 0 && (!isData || typed === host)
  const handleType = (event: ChangeEvent<HTMLInputElement>): void => setTyped(event.currentTarget.value)
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (allowed) prune.mutate()
  }
  if (prune.data) return <Done what={what} result={prune.data} onClose={onClose} />
  return (
    <form onSubmit={handleSubmit} className="sw-col sw-prune">
      <p>{goesWords(preview)}</p>
      <ObjectList
        label={t('What goes')}
        items={remove.map(({ id, name, bytes: size }) => ({ id, name, note: size === null ? '' : formatBytes(size) }))}
      />
      <Stays preview={preview} />
      {isData && remove.length > 0 ? (
        <TextInput
          data-autofocus
          label={<Sentence text="Type {{host}} to delete this data" with={{ host: <b>{host}</b> }} />}
          value={typed}
          onChange={handleType}
          autoComplete="off"
          spellCheck={false}
        />
      ) : null}
      {prune.error ? <ErrorPanel what={t('Nothing was removed')} error={prune.error} onRetry={onStale} /> : null}
      <div className="sw-row">
        <span className="sw-grow" />
        <Button onClick={onClose}>{t('Keep everything')}</Button>
        <Button
          type="submit"
          className="sw-danger"
          disabled={!allowed || prune.isPending}
          leftSection={<IconTrash size={14} />}
        >
          {t('Remove {{things}}', { things: count(remove.length, singular[what]) })}
        </Button>
      </div>
    </form>
  )
}

/** `3 volumes go, 1.2 GiB. Their data cannot be brought back.` */
function goesWords({ what, remove, bytes }: PrunePreview): string {
  if (remove.length === 0) return t(`Nothing to remove: all ${what} are used, or a stack or a kept version needs them.`)
  const goes = plural(remove.length, `{{count}} ${singular[what]} goes`, `{{count}} ${what} go`)
  const size = bytes > 0 ? `, ${formatBytes(bytes)}` : ''
  return `${goes}${size}.${what === 'volumes' ? ` ${t('Their data cannot be brought back.')}` : ''}`
}

function Stays({ preview: { what, keep } }: { readonly preview: PrunePreview }) {
  if (keep.length === 0) return null
  const items = keep.map(({ id, name, keptFor }) => ({ id, name, note: keptReason(keptFor) }))
  return (
    <details>
      <summary className="sw-second">
        {plural(keep.length, `{{count}} ${singular[what]} stays`, `{{count}} ${what} stay`)}
      </summary>
      <ObjectList label={t('What stays')} items={items} />
    </details>
  )
}

function usePrune({ what, hash }: PrunePreview, host: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      api.objects.prune({ host, what, approved: hash, ...(what === 'volumes' ? { confirm: host } : {}) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [topics.objects] }),
  })
}

interface ObjectListProps {
  readonly label: string
  readonly items: ReadonlyArray<{ readonly id: string; readonly name: string; readonly note: string }>
}

const ObjectList = ({ label, items }: ObjectListProps) =>
  items.length === 0 ? null : (
    <ul className="sw-prune-list" aria-label={label}>
      {items.map(({ id, name, note }) => (
        <li key={id} className="sw-row">
          <span className="sw-ellipsis sw-mono" title={name}>
            {name}
          </span>
          <span className="sw-grow" />
          <span className="sw-faint sw-small sw-num">{note}</span>
        </li>
      ))}
    </ul>
  )

function doneWords(what: PruneKind, { removed, freedBytes }: PruneResult): string {
  const things = count(removed.length, singular[what])
  return freedBytes > 0
    ? t('{{things}} removed, {{size}} are free again.', { things, size: formatBytes(freedBytes) })
    : t('{{things}} removed.', { things })
}

interface DoneProps {
  readonly what: PruneKind
  readonly result: PruneResult
  readonly onClose: () => void
}

const Done = ({ what, result, onClose }: DoneProps) => (
  <div className="sw-col sw-prune" role="status">
    <p>{doneWords(what, result)}</p>
    {result.left.length > 0 ? (
      <>
        <p>{t('{{things}} stayed:', { things: count(result.left.length, singular[what]) })}</p>
        <ObjectList
          label={t('What stayed')}
          items={result.left.map(({ id, name, reason }) => ({ id, name, note: translated(reason) }))}
        />
      </>
    ) : null}
    <div className="sw-row">
      <span className="sw-grow" />
      <Button variant="filled" onClick={onClose} data-autofocus>
        {t('Close')}
      </Button>
    </div>
  </div>
)
