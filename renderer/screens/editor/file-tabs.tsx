import { IconFileText, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { DocumentProblem, StackDocument } from '#shared/model/document.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { count } from '../../format/count.ts'
import { errorCount, problemsOf } from './document-problems.ts'
import { addFile, freeName, nameProblem, removalProblem, removeFile, renameFile, tabOrder } from './draft-files.ts'
import { FileNameField } from './file-name-field.tsx'
import './file-tabs.css'

interface FileTabsProps {
  readonly document: StackDocument
  readonly chosen: string
  readonly problems: readonly DocumentProblem[]
  readonly onChoose: (path: string) => void
  readonly onChange: (document: StackDocument) => void
}

/** The files of a document as tabs, and what can be done with them: add, rename, take away. */
export function FileTabs({ document, chosen, problems, onChoose, onChange }: FileTabsProps) {
  const [naming, setNaming] = useState<'add' | 'rename' | null>(null)
  const kept = removalProblem(document, chosen)
  const handleName = (path: string): void => {
    onChange(naming === 'add' ? addFile(document, path) : renameFile(document, chosen, path))
    onChoose(path)
    setNaming(null)
  }
  return (
    <div className="sw-file-bar">
      <div className="sw-file-tabs" role="tablist" aria-label={t('Files')} onKeyDown={moveAmongTabs}>
        {tabOrder(document).map(({ path }) => (
          <Tab
            key={path}
            path={path}
            chosen={path === chosen}
            errors={errorCount(problemsOf(problems, path))}
            onChoose={onChoose}
          />
        ))}
      </div>
      <IconButton label={t('Add a file')} onClick={() => setNaming('add')}>
        <IconPlus size={16} />
      </IconButton>
      <span className="sw-grow" />
      {naming ? (
        <FileNameField
          key={naming}
          label={naming === 'add' ? t('Name of the new file') : t('New name of {{chosen}}', { chosen })}
          start={naming === 'add' ? freeName(document, '.env') : chosen}
          problemOf={(path) => nameProblem(document, path, naming === 'rename' ? chosen : null)}
          onName={handleName}
          onLeave={() => setNaming(null)}
        />
      ) : (
        <>
          <IconButton label={t('Rename {{chosen}}', { chosen })} onClick={() => setNaming('rename')}>
            <IconPencil size={16} />
          </IconButton>
          <IconButton
            label={kept ?? t('Take {{chosen}} away', { chosen })}
            disabled={kept !== null}
            onClick={() => onChange(removeFile(document, chosen))}
          >
            <IconTrash size={16} />
          </IconButton>
        </>
      )}
    </div>
  )
}

interface TabProps {
  readonly path: string
  readonly chosen: boolean
  readonly errors: number
  readonly onChoose: (path: string) => void
}

function Tab({ path, chosen, errors, onChoose }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      className="sw-file-tab"
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      title={path}
      onClick={() => onChoose(path)}
    >
      <IconFileText size={14} aria-hidden />
      <span className="sw-ellipsis">{path}</span>
      {errors > 0 ? (
        <span className="sw-count" data-tone="bad">
          <span aria-hidden>{errors}</span>
          <span className="sw-hidden">{count(errors, 'error')}</span>
        </span>
      ) : null}
    </button>
  )
}

const directions: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Left and right lead from tab to tab and choose, as tabs do everywhere. */
const moveAmongTabs = (event: KeyboardEvent<HTMLElement>): void => {
  const direction = directions[event.key]
  if (direction === undefined) return
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')]
  const at = tabs.findIndex((tab) => tab.contains(document.activeElement))
  const next = tabs[(at + direction + tabs.length) % tabs.length]
  next?.focus()
  next?.click()
}
