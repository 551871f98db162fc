import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { plural, t } from '#shared/language/translate.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { useApi } from '../../api/client.ts'
import { Age } from '../../components/age.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TitleBlock } from '../../components/title-block.tsx'
import { navigate } from '../../hash-location.ts'
import { dropDraft } from '../../state/drafts.ts'
import { ApproveBar, type Lock } from './approve-bar.tsx'
import { BlockersCard } from './blockers-card.tsx'
import { EditorLink } from './editor-link.tsx'
import { ImagesCard } from './images-card.tsx'
import { InterruptionCard } from './interruption-card.tsx'
import { OperationsCard } from './operations-card.tsx'
import { approve, isRollback, type PlanSource } from './plan-source.ts'
import { approveLabel, type PlanVerdict, planVerdict, verdictDetail, verdictHeading } from './plan-verdict.ts'
import { RemovalChoice } from './removal-choice.tsx'
import { VolumesCard } from './volumes-card.tsx'
import { WarningsCard } from './warnings-card.tsx'

interface ShownPlanProps {
  readonly source: PlanSource
  readonly preview: PlanPreview
  readonly message: string
  readonly currentVersion: number | null
  /** What was chosen for volumes that are not what the document asks; absent where nothing can be chosen. */
  readonly volumeChoices?: VolumeChoices
  readonly onChooseVolumes?: (choices: VolumeChoices) => void
  readonly remaking: boolean
  readonly onRemake: () => void
  /** The document that the plan is made from, where it is not written in the editor. */
  readonly document?: ReactNode
}

/** The plan sheet: the finding, the title block, every operation, the fate of data, and the place to sign. */
export function ShownPlan(props: ShownPlanProps) {
  const { source, preview, message, currentVersion, remaking, onRemake, document } = props
  const { volumeChoices = {}, onChooseVolumes } = props
  const { plan } = preview
  const [typed, setTyped] = useState('')
  const verdict = planVerdict(preview)
  const rollback = source.kind === 'version' && isRollback(source.version, currentVersion)
  const approval = useApproval(source, preview, { currentVersion, volumeChoices })
  return (
    <div className="sw-plan">
      <header className="sw-plan-head">
        <div className="sw-col sw-grow">
          <h1>{verdictHeading(verdict, plan.stackName, source.kind)}</h1>
          <p className="sw-second">{verdictDetail(preview, message)}</p>
        </div>
        <Sheet preview={preview} blocked={verdict === 'blocked'} />
        <IconButton label={t('Make the plan again')} look="outline" onClick={onRemake} disabled={remaking}>
          <IconRefresh size={16} className={remaking ? 'sw-turn' : ''} />
        </IconButton>
      </header>
      <div className="sw-plan-body">
        <div className="sw-plan-main">
          {verdict === 'blocked' ? (
            <BlockersCard
              conflicts={plan.conflicts}
              onChoose={onChooseVolumes && ((choice) => onChooseVolumes({ ...volumeChoices, ...choice }))}
              busy={remaking}
            />
          ) : null}
          <WarningsCard warnings={plan.warnings} unchecked={plan.unchecked} />
          <OperationsCard preview={preview} />
          {document}
        </div>
        <div className="sw-plan-side">
          {source.kind === 'removal' ? (
            <RemovalChoice
              stack={source.stack}
              volumes={source.volumes}
              fates={plan.volumes}
              typed={typed}
              onType={setTyped}
            />
          ) : null}
          <VolumesCard
            volumes={plan.volumes}
            blocked={verdict === 'blocked'}
            onChooseAgain={Object.keys(volumeChoices).length > 0 ? () => onChooseVolumes?.({}) : undefined}
          />
          <InterruptionCard
            operations={plan.operations}
            removal={source.kind === 'removal'}
            orders={plan.swapOrders ?? []}
          />
          {source.kind === 'removal' ? null : <ImagesCard images={plan.images} />}
        </div>
      </div>
      <ApproveBar
        label={approveLabel(verdict, source, rollback, plan.toVersion)}
        locked={lockOf(verdict, preview, typed)}
        destructive={verdict === 'destroys-data'}
        busy={approval.isPending}
        error={approval.error}
        onApprove={() => approval.mutate()}
        onDiscard={() => navigate(wayBack(source))}
      >
        {verdict === 'blocked' ? <EditorLink source={source} /> : null}
      </ApproveBar>
    </div>
  )
}

/** Approving enqueues the plan and leads to its command; the draft it came from has then become a version. */
function useApproval(
  source: PlanSource,
  preview: PlanPreview,
  context: { readonly currentVersion: number | null; readonly volumeChoices: VolumeChoices },
) {
  const api = useApi()
  return useMutation({
    mutationFn: () => approve(api, source, preview, context),
    onSuccess: (command) => {
      if (source.kind === 'draft') dropOnLeaving(source.kept.key)
      navigate(command ? `/commands/${command.id}` : `/stacks/${source.stack}`)
    },
  })
}

/** The sheet is made from the draft, so the draft goes only when the sheet is left. */
const dropOnLeaving = (key: string): void => window.addEventListener('hashchange', () => dropDraft(key), { once: true })

function Sheet({ preview, blocked }: { readonly preview: PlanPreview; readonly blocked: boolean }) {
  const { plan, hash, changes, madeAt } = preview
  const fields = [
    {
      name: t('Plan'),
      value: blocked ? <span className="sw-bad-text">{t('not approvable')}</span> : <PlanHash hash={hash} />,
    },
    { name: t('Host'), value: plan.hostName },
    { name: t('Changes'), value: t('{{changes}} of {{operations}}', { changes, operations: plan.operations.length }) },
    { name: t('Made'), value: <Age at={madeAt} /> },
  ]
  return (
    <div className="sw-plan-block">
      <TitleBlock label={t('Plan sheet')} fields={fields} />
    </div>
  )
}

const PlanHash = ({ hash }: { readonly hash: string }) => (
  <span className="sw-mono" title={hash}>
    {hash.slice(0, 4)}·{hash.slice(4, 8)}
  </span>
)

const lockOf = (verdict: PlanVerdict, { plan }: PlanPreview, typed: string): Lock | null => {
  switch (verdict) {
    case 'blocked':
      return {
        what: plural(
          plan.conflicts.length,
          'Solve the blocker to approve.',
          'Solve the {{count}} blockers to approve.',
        ),
        next: t('A change of the document makes a new plan. You see it before anything runs.'),
        tone: 'bad',
      }
    case 'nothing-to-do':
      return {
        what: t('There is nothing to approve.'),
        next: t('The host is as this plan asks already.'),
        tone: 'neutral',
      }
    case 'destroys-data':
      return typed === plan.stackName
        ? null
        : {
            what: t('Type {{stackName}} to approve.', { stackName: plan.stackName }),
            next: t('The data named beside cannot be brought back.'),
            tone: 'bad',
          }
    case 'only-version':
    case 'ready':
      return null
  }
}

const wayBack = (source: PlanSource): string => {
  switch (source.kind) {
    case 'draft':
      return source.kept.editor
    case 'version':
      return `/stacks/${source.stack}/versions`
    case 'removal':
    case 'update':
      return `/stacks/${source.stack}`
    case 'import':
      return '/import'
  }
}
