import { AppError } from '#shared/contract/app-error.ts'
import type { Permission } from '#shared/contract/procedure.ts'
import type { CommandKind } from '#shared/model/command.ts'
import { authorize } from '../access/authorize.ts'
import { commandDefinitions } from '../commands/index.ts'
import type { EngineParts } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { idempotencyOf } from './new-command.ts'

/** What asking for a kind of command takes, as the procedure that first asks for it does. */
const permissions: Readonly<Record<CommandKind, Permission>> = {
  APPLY_STACK_VERSION: 'stack.apply',
  ROLLBACK_STACK: 'stack.apply',
  DELETE_STACK: 'stack.remove',
  START_STACK: 'stack.operate',
  STOP_STACK: 'stack.operate',
  RESTART_STACK: 'stack.operate',
}

/** Asking for an ended command again. The new one waits at the end of its host's queue, like any other. */
export function implementRetry({ queue }: EngineParts) {
  return {
    retry: implementer.commands.retry.handler(async ({ input, context }) => {
      const { command: parent, payload } = await queue.commands.asked(input.command)
      authorize(context.actor, permissions[parent.kind])
      if (parent.status !== 'FAILED' && parent.status !== 'CANCELLED')
        throw new AppError('COMMAND_NOT_ENDED_BADLY', { command: `#${parent.seq}`, status: parent.status })
      const { kind, title, version, service, hostId, stackId } = parent
      const command = await queue.commands.enqueue(
        async () => ({
          ...{ kind, title, version, service, hostId, stackId, payload },
          actor: context.actor.name,
          approvedPlan: input.approvedPlan ?? null,
          maxAttempts: commandDefinitions[kind].maxAttempts,
          parentId: parent.id,
        }),
        idempotencyOf('retry', input),
      )
      return { command }
    }),
  }
}
