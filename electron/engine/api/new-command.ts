import type { CommandKind } from '#shared/model/command.ts'
import { commandDefinitions, type PayloadOf } from '../commands/index.ts'
import type { Idempotency, NewCommand } from '../queue/enqueue.ts'
import type { StoredStack } from '../stacks/stack-rows.ts'

/** What every request for a command carries beside its own input. */
export interface EnqueueInput {
  readonly idempotencyKey?: string | undefined
  readonly approvedPlan?: string | undefined
}

/** A command of that kind on a stack, as the queue stores it. */
export function newCommand<Kind extends CommandKind>(
  kind: Kind,
  payload: PayloadOf<Kind>,
  request: { readonly stack: StoredStack; readonly actor: string; readonly input: EnqueueInput },
): NewCommand {
  const { bind, maxAttempts } = commandDefinitions[kind]
  const { stack, actor, input } = request
  return {
    kind,
    title: bind(payload).title(stack.name),
    hostId: stack.hostId,
    stackId: stack.id,
    version: 'version' in payload ? payload.version : null,
    service: 'service' in payload ? payload.service : null,
    payload,
    actor,
    approvedPlan: input.approvedPlan ?? null,
    maxAttempts,
  }
}

/** The whole request, so that the same key with another request is told from a repetition. */
export function idempotencyOf(procedure: string, input: EnqueueInput): Idempotency | null {
  const { idempotencyKey: key, ...content } = input
  return key === undefined ? null : { key, content: { procedure, ...content } }
}
