import type { z } from 'zod'
import type { CommandKind } from '#shared/model/command.ts'
import type { StackId } from '#shared/model/ids.ts'
import type { VersionImages } from '#shared/model/image.ts'
import type { StackStatus } from '#shared/model/stack.ts'
import type { StackStore } from '../stacks/stack-store.ts'
import type { VersionStore } from '../stacks/version-store.ts'
import type { PlanIntent, StackToPlan } from './plan-stack.ts'

/** With what a command makes its result the truth. */
export interface CommitResult {
  /** Stores inside the transaction of the commit. */
  readonly stacks: StackStore
  readonly versions: VersionStore
  /** What the services of the version run now; none for a command that ends in no version. */
  readonly images: VersionImages
  /** Services that have containers now. */
  readonly services: readonly string[]
}

/** What a kind of command is: everything that tells it from the others. Running is the same for all. */
interface CommandDefinition<Payload> {
  readonly kind: CommandKind
  /** What is stored with the command. */
  readonly payload: z.ZodType<Payload>
  /** How often it may be tried, crashes included. */
  readonly maxAttempts: number
  /** Status of the stack while the command changes the host; null leaves it as it is. */
  readonly statusWhileRunning: StackStatus | null
  /** For people: `Apply shop v3`. */
  readonly title: (stackName: string, payload: Payload) => string
  /** What the plan is for. @throws AppError VERSION_NOT_FOUND */
  readonly intent: (payload: Payload, stack: StackToPlan, versions: VersionStore) => Promise<PlanIntent>
  /** Makes the result the truth. For use inside the command's commit. */
  readonly commit: (payload: Payload, stackId: StackId, result: CommitResult) => Promise<void>
}

/** A command with its stored payload, checked. */
export interface BoundCommand {
  readonly title: (stackName: string) => string
  readonly statusWhileRunning: StackStatus | null
  readonly intent: (stack: StackToPlan, versions: VersionStore) => Promise<PlanIntent>
  readonly commit: (stackId: StackId, result: CommitResult) => Promise<void>
}

/** A definition as the registry holds it. */
export interface DefinedCommand<Payload> extends CommandDefinition<Payload> {
  /** Takes a payload as it was stored. @throws ZodError for one that this kind never stored */
  readonly bind: (stored: unknown) => BoundCommand
}

/** Completes a definition. */
export const defineCommand = <Payload>(definition: CommandDefinition<Payload>): DefinedCommand<Payload> => ({
  ...definition,
  bind(stored) {
    const payload = definition.payload.parse(stored)
    return {
      title: (stackName) => definition.title(stackName, payload),
      statusWhileRunning: definition.statusWhileRunning,
      intent: (stack, versions) => definition.intent(payload, stack, versions),
      commit: (stackId, result) => definition.commit(payload, stackId, result),
    }
  },
})
