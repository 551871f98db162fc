import { t } from '#shared/language/translate.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { PlanSource } from './plan-source.ts'

/** What a plan comes to: whether it can run, does anything, and destroys anything. The screen's heading says it. */
export type PlanVerdict = 'blocked' | 'nothing-to-do' | 'only-version' | 'ready' | 'destroys-data'

/** `only-version`: the host stays as it is, and only the stack's version changes. */
export const planVerdict = ({ plan, changes }: PlanPreview): PlanVerdict => {
  if (plan.conflicts.length > 0) return 'blocked'
  if (plan.volumes.some((volume) => volume.fate === 'destroyed')) return 'destroys-data'
  if (changes > 0) return 'ready'
  return plan.toVersion === plan.fromVersion ? 'nothing-to-do' : 'only-version'
}

/** The finding as a heading. */
export const verdictHeading = (verdict: PlanVerdict, stack: string, source: PlanSource['kind']): string => {
  switch (verdict) {
    case 'blocked':
      return t('This plan cannot run yet')
    case 'nothing-to-do':
      return source === 'removal'
        ? t('Nothing of {{stack}} is on the host', { stack })
        : t('{{stack}} is as asked: nothing to do', { stack })
    case 'only-version':
      return source === 'import'
        ? t('{{stack}} can be taken over as it is', { stack })
        : t('Nothing on the host changes for {{stack}}', { stack })
    case 'destroys-data':
      return t('{{stack}} goes, and its data with it', { stack })
    case 'ready':
      return readyHeading(stack, source)
  }
}

const readyHeading = (stack: string, source: PlanSource['kind']): string => {
  if (source === 'import') return t('What importing {{stack}} would change', { stack })
  return source === 'removal'
    ? t('What goes when {{stack}} is removed', { stack })
    : t('What will happen to {{stack}}', { stack })
}

/** From which version to which, and that nothing has happened yet. `message` is the new version's. */
export const verdictDetail = (preview: PlanPreview, message: string): string => {
  const { plan } = preview
  if (planVerdict(preview) === 'nothing-to-do') return nothingDetail(plan.toVersion)
  const quoted = message === '' ? '' : `: “${message}”`
  return t('{{versions}}{{quoted}}. Nothing has been changed yet.', {
    versions: versionsWords(plan.fromVersion, plan.toVersion),
    quoted,
  })
}

const nothingDetail = (version: number | null): string =>
  version === null
    ? t('There is nothing to take away.')
    : t('Version {{version}} runs already, just as it asks.', { version })

const versionsWords = (from: number | null, to: number | null): string => {
  if (to === null) return from === null ? t('A plan for what is on the host') : t('Version {{from}} runs now', { from })
  if (from === null) return t('First apply, version {{to}}', { to })
  return from === to ? t('Version {{to}} again', { to }) : t('Version {{from}} to {{to}}', { from, to })
}

/** The label of the act that runs the plan. */
export const approveLabel = (
  verdict: PlanVerdict,
  source: PlanSource,
  rollback: boolean,
  toVersion: number | null,
): string => {
  if (source.kind === 'removal') return source.volumes ? t('Approve, remove and destroy data') : t('Approve and remove')
  if (source.kind === 'import') return t('Approve and import')
  if (verdict === 'only-version' && toVersion !== null) return t('Make v{{toVersion}} current', { toVersion })
  return rollback ? t('Approve and roll back') : t('Approve and apply')
}
