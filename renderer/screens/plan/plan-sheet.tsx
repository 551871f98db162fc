import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '#shared/language/translate.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { useApi } from '../../api/client.ts'
import { stackQuery, versionQuery } from '../../api/queries.ts'
import { AsyncView, Loading } from '../../components/async-view.tsx'
import { ErrorPanel } from '../../components/error-panel.tsx'
import { EditorLink } from './editor-link.tsx'
import { type PlanSource, planQuery } from './plan-source.ts'
import { ShownPlan } from './shown-plan.tsx'

/** Asks for the plan of a source and shows it; an error of the document leads back to where it is written. */
export function PlanSheet({ source }: { readonly source: Exclude<PlanSource, { kind: 'import' }> }) {
  const api = useApi()
  const [volumeChoices, setVolumeChoices] = useState<VolumeChoices>({})
  const query = useQuery(planQuery(api, source, volumeChoices))
  const message = useMessage(source)
  const current = useQuery({ ...stackQuery(api, source.stack), enabled: source.kind === 'version' })
  const handleAgain = (): void => void query.refetch()

  if (query.error && !query.data) {
    return (
      <div className="sw-screen">
        <div className="sw-card">
          <ErrorPanel
            what={t('The plan for {{stack}} could not be made', { stack: source.stack })}
            error={query.error}
            onRetry={handleAgain}
            actions={<EditorLink source={source} />}
          />
        </div>
      </div>
    )
  }
  if (source.kind === 'version' && current.isPending)
    return (
      <div className="sw-screen">
        <Loading what={t('the stack')} />
      </div>
    )
  return (
    <AsyncView query={query} what={t('the plan')} rows={8}>
      {(preview) => (
        <ShownPlan
          key={preview.madeAt}
          source={source}
          preview={preview}
          message={message}
          currentVersion={current.data?.currentVersion ?? null}
          volumeChoices={volumeChoices}
          onChooseVolumes={setVolumeChoices}
          remaking={query.isFetching}
          onRemake={handleAgain}
        />
      )}
    </AsyncView>
  )
}

/** The message of the version that the plan leads to. */
function useMessage(source: PlanSource): string {
  const version = source.kind === 'version' ? source.version : 0
  const stored = useQuery({ ...versionQuery(useApi(), source.stack, version), enabled: version > 0 })
  return source.kind === 'draft' ? source.kept.draft.message : (stored.data?.message ?? '')
}
