import { t } from '#shared/language/translate.ts'
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
      return words('pull', t('Pull'), operation.image)
    case 'create-network':
      return words('create', t('Create'), t('network {{name}}', { name: operation.name }))
    case 'create-volume':
      return words('create', t('Create'), t('volume {{name}}', { name: operation.name }))
    case 'create-container':
      return operation.replaces
        ? words(
            'recreate',
            t('Recreate'),
            operation.name,
            t('{{image}}, beside the old one, not started', { image: operation.image }),
          )
        : words('create', t('Create'), operation.name, operation.image)
    case 'stop-container':
      return words('stop', t('Stop'), operation.name, grace(operation.graceMs))
    case 'set-aside-container':
      return words('recreate', t('Set aside'), operation.name, t('kept, stopped, until the commit'))
    case 'name-container':
      return words('recreate', t('Give name'), operation.name)
    case 'start-container':
      return words('start', t('Start'), operation.name)
    case 'restart-container':
      return words('recreate', t('Restart'), operation.name, grace(operation.graceMs))
    case 'update-container':
      return words('update', t('Change limits'), operation.name, t('it goes on'))
    case 'wait-service':
      return words(
        'wait',
        t('Wait'),
        `${operation.service} ${t(condition[operation.condition])}`,
        t('at most {{time}}', { time: formatDuration(operation.deadlineMs) }),
      )
    case 'commit':
      return operation.version === null
        ? words('commit', t('Commit'), t('the removal'))
        : words(
            'commit',
            t('Commit'),
            t('version {{version}}', { version: operation.version }),
            t('until here every failure leads back'),
          )
    case 'remove-container':
      return words('remove', t('Remove'), operation.name)
    case 'remove-network':
      return words('remove', t('Remove'), t('network {{name}}', { name: operation.name }))
    case 'remove-volume':
      return words(
        'destroy',
        t('Destroy'),
        t('volume {{name}}', { name: operation.name }),
        t('its data cannot be brought back'),
      )
  }
}

const condition = { healthy: 'is healthy', completed: 'has completed', stable: 'stays up' } as const

const grace = (ms: number | null): string =>
  ms === null ? '' : t('it has {{time}} to end', { time: formatDuration(ms) })
