import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'

/** Where an ended command that did not do what was asked leads on to. */
export interface NextStep {
  readonly label: string
  readonly to: string
}

/**
 * The way on from a command that did not end well: a fresh plan of the same thing, which becomes a new command. null
 * where it ended well, or where what it asked cannot be told again.
 */
export const nextStep = (command: Command): NextStep | null => {
  if (command.status !== 'FAILED' && command.status !== 'CANCELLED') return null
  const label = command.error?.code === 'PLAN_CHANGED' ? t('See the new plan') : t('See the plan again')
  switch (command.kind) {
    case 'APPLY_STACK_VERSION':
    case 'ROLLBACK_STACK': {
      const { version, stackName } = command
      return version === null ? null : { label, to: `/stacks/${stackName}/plan?version=${version}` }
    }
    case 'DELETE_STACK':
      return { label, to: `/stacks/${command.stackName}/plan?remove=1` }
    case 'START_STACK':
    case 'STOP_STACK':
    case 'RESTART_STACK':
      return null
  }
}
