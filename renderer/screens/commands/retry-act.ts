import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import type { StackAsked } from '../../api/use-stack-command.ts'

/** The same thing once more, as a new command. */
export interface RetryAct {
  readonly label: string
  readonly asked: StackAsked
}

/** How to ask once more for a start, stop or restart that did not end well; null for everything that needs a plan. */
export const retryAct = (command: Pick<Command, 'kind' | 'status' | 'service'>): RetryAct | null => {
  if (command.status !== 'FAILED' && command.status !== 'CANCELLED') return null
  const of = (act: StackAsked['act'], label: string): RetryAct => ({
    label,
    asked: command.service === null ? { act } : { act, service: command.service },
  })
  switch (command.kind) {
    case 'START_STACK':
      return of('start', t('Start again'))
    case 'STOP_STACK':
      return of('stop', t('Stop again'))
    case 'RESTART_STACK':
      return of('restart', t('Restart again'))
    case 'APPLY_STACK_VERSION':
    case 'ROLLBACK_STACK':
    case 'DELETE_STACK':
      return null
  }
}
