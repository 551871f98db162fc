import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { Operation, Plan } from '#shared/model/plan.ts'

/**
 * First 16 hex digits of the sha256 of what a plan does: the same for the preview and the run where the host did not
 * change in between. Left out are the version's number, which a document gets only when it is stored, and waits, which
 * come and go with the health of what runs.
 */
export function planHash(plan: Plan): string {
  const { toVersion: _number, operations, untouched: _untouched, ...rest } = plan
  const subject = { ...rest, operations: operations.filter(isLasting).map(withoutState) }
  return createHash('sha256').update(canonicalJson(subject)).digest('hex').slice(0, 16)
}

const isLasting = ({ kind }: Operation) => kind !== 'wait-service' && kind !== 'commit'

/** Why a container is not running may change while it goes on not running. */
const withoutState = (operation: Operation): Operation =>
  operation.cause.kind === 'not-running' ? { ...operation, cause: { kind: 'not-running', state: '' } } : operation
