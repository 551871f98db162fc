import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { Operation } from '#shared/model/plan.ts'
import { labels } from './labels.ts'
import type { PlannedWork } from './planned-work.ts'

/**
 * First 16 hex digits of the sha256 of what a plan does, down to every value of what it creates: the same for the preview
 * and the run where neither the document nor the host changed in between. Left out are the version's number, which a
 * document gets only when it is stored, waits, which come and go with the health of what runs, and all that says whether it
 * can be run: a plan with a conflict never is, and then the conflict is what a person has to hear.
 */
export function planHash(work: PlannedWork): string {
  const { stackName, hostName, fromVersion, operations, volumes, images } = work.plan
  const said = { stackName, hostName, fromVersion, volumes, images }
  const subject = {
    ...said,
    operations: operations.filter(isLasting).map(withoutState),
    creates: creates(work),
    updates: updates(work),
  }
  return createHash('sha256').update(canonicalJson(subject)).digest('hex').slice(0, 16)
}

const isLasting = ({ kind }: Operation) => kind !== 'wait-service' && kind !== 'commit'

/** Why a container is not running may change while it goes on not running. */
const withoutState = (operation: Operation): Operation =>
  operation.cause.kind === 'not-running' ? { ...operation, cause: { kind: 'not-running', state: '' } } : operation

/** The configuration of everything that is made: operations carry names and reasons only. */
const updates = ({ slots }: PlannedWork) =>
  Object.fromEntries([...slots].flatMap(([slot, { update }]) => (update ? [[slot, update.forward]] : [])))

const creates = ({ slots, networks, volumes }: PlannedWork) => ({
  containers: Object.fromEntries(
    [...slots].flatMap(([slot, { payload }]) =>
      payload ? [[slot, [payload.Labels?.[labels.configHash] ?? null, payload.Labels?.[labels.limits] ?? null]]] : [],
    ),
  ),
  networks: Object.fromEntries([...networks].map(([name, { labels: all }]) => [name, all[labels.networkHash] ?? null])),
  volumes: Object.fromEntries([...volumes].map(([name, { driver, options }]) => [name, { driver, options }])),
})
