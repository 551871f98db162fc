import { plural, t } from '#shared/language/translate.ts'
import type { Plan } from '#shared/model/plan.ts'
import { count } from '../../format/count.ts'

/** What a removal takes and keeps, read off its plan. */
export interface RemovalWords {
  /** `4 containers and 1 network are removed.` */
  readonly goes: string
  readonly destroyed: readonly string[]
  readonly kept: readonly string[]
}

const ofKind = (plan: Plan, kind: Plan['operations'][number]['kind']): number =>
  plan.operations.filter((operation) => operation.kind === kind).length

export function removalWords(plan: Plan): RemovalWords {
  const containers = ofKind(plan, 'remove-container')
  const networks = ofKind(plan, 'remove-network')
  const things = [
    containers > 0 ? count(containers, 'container') : '',
    networks > 0 ? count(networks, 'network') : '',
  ].filter(Boolean)
  return {
    goes:
      things.length > 0
        ? plural(containers + networks, '{{things}} is removed.', '{{things}} are removed.', {
            things: things.join(t(' and ')),
          })
        : t('Nothing of it is on the host.'),
    destroyed: plan.volumes.filter(({ fate }) => fate === 'destroyed').map(({ name }) => name),
    kept: plan.volumes.filter(({ fate }) => fate !== 'destroyed').map(({ name }) => name),
  }
}
