import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { DocumentFix, DocumentProblem, StackDocument } from '#shared/model/document.ts'
import { useApi } from '../../api/client.ts'
import { stacksQuery } from '../../api/queries.ts'
import { languageOf } from '../../code/file-language.ts'
import { navigate } from '../../hash-location.ts'
import type { Draft } from '../../state/drafts.ts'
import { openFiles, readFiles } from '../../state/opened-files.ts'
import { CodeEditor, type EditorHandle } from './code-editor.tsx'
import { DockerRunDialog } from './docker-run-dialog.tsx'
import { declaredNames } from './document-names.ts'
import { nextProblem, problemsOf } from './document-problems.ts'
import { tabOrder, withContent } from './draft-files.ts'
import { DropZone } from './drop-zone.tsx'
import { EditorHead } from './editor-head.tsx'
import { EnvironmentCard } from './environment-card.tsx'
import { FileTabs } from './file-tabs.tsx'
import { NewStackCard } from './new-stack-card.tsx'
import { OpenedNotice } from './opened-notice.tsx'
import { planLock } from './plan-lock.ts'
import { ProblemsPanel } from './problems-panel.tsx'
import { ServicesCard } from './services-card.tsx'
import { isText, UnshownFile } from './unshown-file.tsx'
import { useDockerRun } from './use-docker-run.ts'
import { useDocumentCheck } from './use-document-check.ts'
import { useDraft } from './use-draft.ts'
import './document-editor.css'

interface DocumentEditorProps {
  readonly draftKey: string
  /** What a draft starts from. */
  readonly stored: Draft
  /** Number of the version it starts from; null for the first. */
  readonly basedOn: number | null
}

/** What opening files came to, to be told and taken back. */
type Opened = { readonly says: string; readonly before: StackDocument | null } | null

/** The text of a document with its problems at their lines, its files and variables, and the way to its plan. */
export function DocumentEditor({ draftKey, stored, basedOn }: DocumentEditorProps) {
  const isNew = stored.stackName === ''
  const { draft, changed, change, discard, undoDiscard } = useDraft(draftKey, stored)
  const { document } = draft
  const [chosen, setChosen] = useState<string | null>(null)
  const [opened, setOpened] = useState<Opened>(null)
  const editor = useRef<EditorHandle>(null)
  const check = useDocumentCheck(draft.stackName, document)
  const [asking, setAsking] = useState(false)
  const convert = useDockerRun(editor)
  const taken = useTakenNames(isNew)

  const files = tabOrder(document)
  const file = files.find((one) => one.path === chosen) ?? files[0]
  const lock = planLock({ stackName: draft.stackName, isNew, taken, problems: check.problems })

  const path = file?.path ?? ''
  // The same list while nothing changed: the editor draws its marks anew for each other one, and closes what hangs on them.
  const shown = useMemo(() => problemsOf(check.problems, path), [check.problems, path])

  const changeDocument = (next: StackDocument): void => change({ document: next })
  const handlePlan = (): void => {
    if (lock !== null) return
    navigate(planPlace(draft, changed || isNew, basedOn))
    if (isNew && !changed) change({})
  }
  const handleFiles = async (given: readonly File[]): Promise<void> => {
    const result = openFiles(document, await readFiles(given))
    if (result.kind === 'refused') return setOpened({ says: result.reason, before: null })
    changeDocument(result.document)
    setChosen(result.document.composeFiles[0] ?? null)
    setOpened({ says: t('Opened {{given}}.', { given: given.map((one) => one.name).join(', ') }), before: document })
  }
  const goTo = (problem: DocumentProblem | undefined): void => {
    if (!problem?.position) return
    const { file: path, line, column } = problem.position
    setChosen(path)
    // The tab has to be there before its editor can be asked.
    setTimeout(() => editor.current?.goTo(line, column), 0)
  }
  const handleFix = (problem: DocumentProblem, fix: DocumentFix): void => {
    goTo(problem)
    setTimeout(() => editor.current?.fix(fix), 0)
  }
  const handleDockerRun = async (command: string, before: string, after: string): Promise<string | null> => {
    const { done, says } = await convert(command, before, after)
    setOpened({ says: done ? says : t('The docker run command stays as it is. {{says}}', { says }), before: null })
    return done ? null : says
  }
  const goToNext = (): void => goTo(nextProblem(check.problems, file?.path ?? '', editor.current?.line() ?? 0))
  useHotkeys(
    [
      ['mod+Enter', handlePlan],
      ['F8', goToNext],
    ],
    [],
    true,
  )

  return (
    <DropZone onFiles={handleFiles}>
      <EditorHead
        isNew={isNew}
        basedOn={basedOn}
        changed={changed}
        message={draft.message}
        lock={lock}
        onMessage={(message) => change({ message })}
        onOpen={handleFiles}
        onDockerRun={languageOf(file?.path ?? '') === 'yaml' ? () => setAsking(true) : undefined}
        onDiscard={discard}
        onPlan={handlePlan}
      />
      <OpenedNotice
        says={undoDiscard ? t('The changes are discarded.') : (opened?.says ?? null)}
        onUndo={undoDiscard ?? undoOpening(opened, changeDocument, setOpened)}
        onClose={() => setOpened(null)}
      />
      <AskedDockerRun
        content={asking ? (file?.content ?? null) : null}
        convert={convert}
        onDone={(says) => setOpened({ says, before: null })}
        onClose={() => setAsking(false)}
      />
      <div className="sw-editor-body">
        <section className="sw-card sw-editor-main" aria-label={t('Document')}>
          <FileTabs
            document={document}
            chosen={file?.path ?? ''}
            problems={check.problems}
            onChoose={setChosen}
            onChange={changeDocument}
          />
          <div className="sw-editor-text" role="tabpanel" aria-label={file?.path ?? t('Text')}>
            <UnshownFile file={file} />
            {isText(file) ? (
              <CodeEditor
                ref={editor}
                path={file.path}
                value={file.content}
                problems={shown}
                facts={{ names: (section) => declaredNames(document, section), variables: check.variables }}
                current={check.state === 'checked'}
                onDockerRun={(command, before, after) => void handleDockerRun(command, before, after)}
                onChange={(content) => changeDocument(withContent(document, file.path, content))}
              />
            ) : null}
          </div>
          <ProblemsPanel check={check} onGoTo={goTo} onFix={handleFix} />
        </section>
        <div className="sw-editor-side">
          {isNew ? (
            <NewStackCard
              name={draft.stackName}
              host={draft.host}
              taken={taken}
              onName={(stackName) => change({ stackName })}
              onHost={(host) => change({ host })}
            />
          ) : null}
          <ServicesCard services={check.services} />
          <EnvironmentCard
            environment={document.environment}
            onChange={(environment) => changeDocument({ ...document, environment })}
          />
        </div>
      </div>
    </DropZone>
  )
}

/** Names that a new stack cannot have; a stored one keeps its own. */
const useTakenNames = (isNew: boolean): readonly string[] => {
  const stacks = useQuery({ ...stacksQuery(useApi()), enabled: isNew })
  return isNew ? (stacks.data ?? []).map((stack) => stack.name) : []
}

interface AskedDockerRunProps {
  /** The text that the service goes into; null where nobody asked. */
  readonly content: string | null
  readonly convert: ReturnType<typeof useDockerRun>
  readonly onDone: (says: string) => void
  readonly onClose: () => void
}

function AskedDockerRun({ content, convert, onDone, onClose }: AskedDockerRunProps) {
  if (content === null) return null
  const handleConvert = async (command: string): Promise<string | null> => {
    const { done, says } = await convert(command, content, content)
    if (done) onDone(says)
    return done ? null : says
  }
  return <DockerRunDialog onConvert={handleConvert} onClose={onClose} />
}

/** A draft has the plan of its text; a document that is as stored has the plan of its version. */
const planPlace = (draft: Draft, isDraft: boolean, basedOn: number | null): string =>
  isDraft || basedOn === null
    ? `/stacks/${draft.stackName}/plan?draft=1`
    : `/stacks/${draft.stackName}/plan?version=${basedOn}`

const undoOpening = (
  opened: Opened,
  change: (document: StackDocument) => void,
  setOpened: (opened: Opened) => void,
): (() => void) | undefined => {
  const before = opened?.before
  if (!before) return undefined
  return () => {
    change(before)
    setOpened(null)
  }
}
