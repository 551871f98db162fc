import type { Operation } from '#shared/model/plan.ts'
import { formatDuration } from '../../format/age.ts'

/** The sign of an operation: one concept, one icon, on every screen. */
export type OperationSign =
  | 'pull'
  | 'create'
  | 'recreate'
  | 'update'
  | 'stop'
  | 'start'
  | 'wait'
  | 'commit'
  | 'remove'
  | 'destroy'

/** An operation as the sheet says it: a sign, a verb, and what it is done to. */
export interface OperationWords {
  readonly sign: OperationSign
  readonly verb: string
  readonly object: string
  /** What the row adds in small print, before the cause; empty where there is nothing to add. */
  readonly note: string
}

const words = (sign: OperationSign, verb: string, object: string, note = ''): OperationWords => ({
  sign,
  verb,
  object,
  note,
})

/** Says one operation in the words of the product. Every kind has its own; a new kind does not compile without. */
export const operationWords = (operation: Operation): OperationWords => {
  switch (operation.kind) {
    case 'pull-image':
      return words('pull', 'Pull', operation.image)
    case 'create-network':
      return words('create', 'Create', `network ${operation.name}`)
    case 'create-volume':
      return words('create', 'Create', `volume ${operation.name}`)
    case 'create-container':
      return operation.replaces
        ? words('recreate', 'Recreate', operation.name, `${operation.image}, beside the old one, not started`)
        : words('create', 'Create', operation.name, operation.image)
    case 'stop-container':
      return words('stop', 'Stop', operation.name, grace(operation.graceMs))
    case 'set-aside-container':
      return words('recreate', 'Set aside', operation.name, 'kept, stopped, until the commit')
    case 'name-container':
      return words('recreate', 'Name', operation.name)
    case 'start-container':
      return words('start', 'Start', operation.name)
    case 'restart-container':
      return words('recreate', 'Restart', operation.name, grace(operation.graceMs))
    case 'update-container':
      return words('update', 'Change limits', operation.name, 'it goes on')
    case 'wait-service':
      return words(
        'wait',
        'Wait',
        `${operation.service} ${condition[operation.condition]}`,
        `at most ${formatDuration(operation.deadlineMs)}`,
      )
    case 'commit':
      return operation.version === null
        ? words('commit', 'Commit', 'the removal')
        : words('commit', 'Commit', `version ${operation.version}`, 'until here every failure leads back')
    case 'remove-container':
      return words('remove', 'Remove', operation.name)
    case 'remove-network':
      return words('remove', 'Remove', `network ${operation.name}`)
    case 'remove-volume':
      return words('destroy', 'Destroy', `volume ${operation.name}`, 'its data cannot be brought back')
  }
}

const condition = { healthy: 'is healthy', completed: 'has completed', stable: 'stays up' } as const

const grace = (ms: number | null): string => (ms === null ? '' : `it has ${formatDuration(ms)} to end`)
