import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { t } from '#shared/language/translate.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { useApi } from '../../api/client.ts'
import { AsyncView } from '../../components/async-view.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { ImportDocumentCard } from './import-document-card.tsx'
import { importQuery } from './plan-source.ts'
import { ShownPlan } from './shown-plan.tsx'

interface ImportSheetProps {
  readonly project: string
  readonly host: string
}

/** What importing a Compose project would do: its document, what is known of it, and the plan. */
export function ImportSheet({ project, host }: ImportSheetProps) {
  const [given, setGiven] = useState<StackDocument | null>(null)
  const [volumeChoices, setVolumeChoices] = useState<VolumeChoices>({})
  const query = useQuery(importQuery(useApi(), { project, host, given, volumeChoices }))
  const handleAgain = (): void => void query.refetch()
  const back = (
    <Button component={Link} href="/import">
      {t('See all projects')}
    </Button>
  )
  if (query.error && !query.data) {
    return (
      <div className="sw-screen">
        <div className="sw-card">
          <ErrorPanel
            what={t('{{project}} cannot be imported', { project })}
            error={query.error}
            onRetry={handleAgain}
            actions={
              <>
                {given ? <Button onClick={() => setGiven(null)}>{t('Use what runs instead')}</Button> : null}
                {back}
              </>
            }
          />
        </div>
      </div>
    )
  }
  return (
    <AsyncView query={query} what={t('what the import would do')} rows={8}>
      {(found) => {
        const card = <ImportDocumentCard found={found} onGive={setGiven} />
        if (found.preview === null) return <NotYet project={project}>{card}</NotYet>
        return (
          <ShownPlan
            key={found.preview.madeAt}
            source={{ kind: 'import', stack: project, host, document: found.document }}
            preview={found.preview}
            message=""
            currentVersion={null}
            volumeChoices={volumeChoices}
            onChooseVolumes={setVolumeChoices}
            remaking={query.isFetching}
            onRemake={handleAgain}
            document={card}
          />
        )
      }}
    </AsyncView>
  )
}

const NotYet = ({ project, children }: { readonly project: string; readonly children: ReactNode }) => (
  <div className="sw-screen">
    <div className="sw-col sw-import-not-yet">
      <h1>{t('{{project}} cannot be imported from this document', { project })}</h1>
      <p className="sw-second">{t('Its problems have to be solved first. Nothing has been changed.')}</p>
    </div>
    {children}
  </div>
)
