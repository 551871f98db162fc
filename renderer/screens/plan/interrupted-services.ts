import type { Operation } from '#shared/model/plan.ts'

/**
 * Services whose running containers are stopped, restarted or taken away by the plan, in the order it happens. One that
 * stops when its successor runs already is none of them.
 */
export const interruptedServices = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(operations.flatMap((operation) => (interrupts(operation) ? [operation.service] : []))),
]

const interrupts = (
  operation: Operation,
): operation is Extract<Operation, { kind: 'stop-container' | 'restart-container' }> =>
  (operation.kind === 'stop-container' && !(operation.phase === 'after' && operation.cause.kind === 'replaced')) ||
  operation.kind === 'restart-container'
