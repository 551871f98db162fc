import { Button, FileButton } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconFolderOpen, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { t, translated } from '#shared/language/translate.ts'
import type { ImportPreview } from '#shared/model/compose-import.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { Card } from '../../components/card.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { openFiles, readFiles } from '../../state/opened-files.ts'
import './import-document-card.css'

interface ImportDocumentCardProps {
  readonly found: ImportPreview
  /** Takes the document to plan with; null makes it from what runs again. */
  readonly onGive: (document: StackDocument | null) => void
}

/** The document that the project becomes, what is to be known of it, and the way to bring one's own compose files. */
export function ImportDocumentCard({ found, onGive }: ImportDocumentCardProps) {
  const { document, source } = found
  const [refusal, setRefusal] = useState<string | null>(null)
  const handleFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    const opened = openFiles(document, await readFiles(files))
    setRefusal(opened.kind === 'refused' ? opened.reason : null)
    if (opened.kind === 'document') onGive(opened.document)
  }
  return (
    <Card
      title={t('Document')}
      beside={
        <span className="sw-small sw-second">{source === 'given' ? t('of your files') : t('made from what runs')}</span>
      }
      actions={
        <>
          {source === 'given' ? (
            <Button size="sm" onClick={() => onGive(null)}>
              {t('Use what runs')}
            </Button>
          ) : null}
          <FileButton multiple onChange={(files) => void handleFiles(files)}>
            {(props) => (
              <Button {...props} size="sm" leftSection={<IconFolderOpen size={14} />}>
                {t('Use your compose files…')}
              </Button>
            )}
          </FileButton>
        </>
      }
      className="sw-import-document"
    >
      {refusal ? (
        <p className="sw-import-says sw-bad-text" role="alert">
          <IconAlertOctagon size={14} aria-hidden /> {refusal}
        </p>
      ) : null}
      <Says found={found} />
      <Files document={document} />
    </Card>
  )
}

const Says = ({ found: { notes, problems } }: { readonly found: ImportPreview }) =>
  notes.length + problems.length === 0 ? null : (
    <ul className="sw-import-list" aria-label={t('What to know of the document')}>
      {problems.map(({ severity, message, position }) => (
        <li key={`${message} ${position?.line}`} className="sw-import-says">
          {severity === 'error' ? (
            <IconAlertOctagon size={14} className="sw-bad-text" aria-label={t('Error')} />
          ) : (
            <IconAlertTriangle size={14} className="sw-warn-text" aria-label={t('Warning')} />
          )}
          <span>
            {translated(message)}{' '}
            {position ? <code className="sw-mono sw-faint">{`${position.file}:${position.line}`}</code> : null}
          </span>
        </li>
      ))}
      {notes.map((note) => (
        <li key={note} className="sw-import-says">
          <IconInfoCircle size={14} className="sw-second" aria-hidden />
          <span>{translated(note)}</span>
        </li>
      ))}
    </ul>
  )

function Files({ document: { files } }: { readonly document: StackDocument }) {
  const [chosen, setChosen] = useState(files[0]?.path ?? '')
  const shown = files.find(({ path }) => path === chosen) ?? files[0]
  if (shown === undefined) return null
  const options = files.map(({ path }) => ({ value: path, label: path }))
  return (
    <>
      {files.length > 1 ? (
        <div className="sw-import-files">
          <Segmented label={t('File')} value={shown.path} options={options} onChange={setChosen} />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable with the keyboard. */}
      <pre className="sw-code sw-import-text" tabIndex={0}>
        {shown.encoding === 'base64' ? t('This file is no text.') : shown.content}
      </pre>
    </>
  )
}
