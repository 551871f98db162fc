import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'

/** Where cancelling this command leads, for a person to read before doing it; null where there is nothing to cancel. */
export const cancelWords = (command: Command): string | null => {
  if (command.status === 'PENDING') return t('It has not begun. Cancel takes it out of the queue; nothing is touched.')
  if (command.status !== 'RUNNING') return null
  if (command.cancelRequested) return t('Asked to stop. It leads back at the next safe point.')
  switch (command.kind) {
    case 'APPLY_STACK_VERSION':
    case 'ROLLBACK_STACK':
      return t('Before the commit, cancel leads back to the version that ran. After it, the new version stays.')
    case 'DELETE_STACK':
      return t('Cancel stops before the next container. What is removed already stays removed.')
    case 'START_STACK':
    case 'STOP_STACK':
    case 'RESTART_STACK':
      return t('Cancel stops before the next container. Those done already stay as they are.')
  }
}
