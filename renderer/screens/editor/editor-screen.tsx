import { useQuery } from '@tanstack/react-query'
import { t } from '#shared/language/translate.ts'
import { useApi } from '../../api/client.ts'
import { stackQuery, versionQuery } from '../../api/queries.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { type Draft, newDraft } from '../../state/drafts.ts'
import { DocumentEditor } from './document-editor.tsx'
import { startingDocument } from './starting-document.ts'

/** Writes a new version of a stack from its latest one, or the first of a new stack (`stack` is null). */
export function EditorScreen({ stack }: { readonly stack: string | null }) {
  if (stack === null) return <NewStackEditor />
  return <NextVersionEditor stack={stack} />
}

const starting: Draft = { stackName: '', document: startingDocument(), message: '' }

const NewStackEditor = () => (
  <div className="sw-screen">
    <DocumentEditor draftKey={newDraft} stored={starting} basedOn={null} />
  </div>
)

function NextVersionEditor({ stack }: { readonly stack: string }) {
  const query = useQuery(stackQuery(useApi(), stack))
  return (
    <AsyncView query={query} what={t('the stack')} rows={8}>
      {({ name, latestVersion }) =>
        latestVersion === null ? (
          <DocumentEditor draftKey={name} stored={{ ...starting, stackName: name }} basedOn={null} />
        ) : (
          <FromVersion stack={name} version={latestVersion} />
        )
      }
    </AsyncView>
  )
}

function FromVersion({ stack, version }: { readonly stack: string; readonly version: number }) {
  const query = useQuery(versionQuery(useApi(), stack, version))
  return (
    <AsyncView query={query} what={t('the document')} rows={8}>
      {({ document }) => (
        <DocumentEditor draftKey={stack} stored={{ stackName: stack, document, message: '' }} basedOn={version} />
      )}
    </AsyncView>
  )
}
