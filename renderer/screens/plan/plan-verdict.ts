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
      return 'This plan cannot run yet'
    case 'nothing-to-do':
      return source === 'removal' ? `Nothing of ${stack} is on the host` : `${stack} is as asked: nothing to do`
    case 'only-version':
      return source === 'import' ? `${stack} can be taken over as it is` : `Nothing on the host changes for ${stack}`
    case 'destroys-data':
      return `${stack} goes, and its data with it`
    case 'ready':
      return readyHeading(stack, source)
  }
}

const readyHeading = (stack: string, source: PlanSource['kind']): string => {
  if (source === 'import') return `What importing ${stack} would change`
  return source === 'removal' ? `What goes when ${stack} is removed` : `What will happen to ${stack}`
}

/** From which version to which, and that nothing has happened yet. `message` is the new version's. */
export const verdictDetail = (preview: PlanPreview, message: string): string => {
  const { plan } = preview
  if (planVerdict(preview) === 'nothing-to-do') return nothingDetail(plan.toVersion)
  const quoted = message === '' ? '' : `: “${message}”`
  return `${versionsWords(plan.fromVersion, plan.toVersion)}${quoted}. Nothing has been changed yet.`
}

const nothingDetail = (version: number | null): string =>
  version === null ? 'There is nothing to take away.' : `Version ${version} runs already, just as it asks.`

const versionsWords = (from: number | null, to: number | null): string => {
  if (to === null) return from === null ? 'A plan for what is on the host' : `Version ${from} runs now`
  if (from === null) return `First apply, version ${to}`
  return from === to ? `Version ${to} again` : `Version ${from} to ${to}`
}

/** The label of the act that runs the plan. */
export const approveLabel = (
  verdict: PlanVerdict,
  source: PlanSource,
  rollback: boolean,
  toVersion: number | null,
): string => {
  if (source.kind === 'removal') return source.volumes ? 'Approve, remove and destroy data' : 'Approve and remove'
  if (source.kind === 'import') return 'Approve and import'
  if (verdict === 'only-version' && toVersion !== null) return `Make v${toVersion} current`
  return rollback ? 'Approve and roll back' : 'Approve and apply'
}
