import type { z } from 'zod'
import type { CommandKind } from '#shared/model/command.ts'
import { applyStackVersion } from './apply-stack-version.ts'
import type { DefinedCommand } from './command-definition.ts'
import { deleteStack } from './delete-stack.ts'
import { restartStack } from './restart-stack.ts'
import { rollbackStack } from './rollback-stack.ts'
import { startStack } from './start-stack.ts'
import { stopStack } from './stop-stack.ts'

/** Every kind of command. A new kind is one file and one line here. */
export const commandDefinitions = {
  APPLY_STACK_VERSION: applyStackVersion,
  ROLLBACK_STACK: rollbackStack,
  DELETE_STACK: deleteStack,
  START_STACK: startStack,
  STOP_STACK: stopStack,
  RESTART_STACK: restartStack,
} as const satisfies Record<CommandKind, Pick<DefinedCommand<unknown>, 'kind' | 'bind'>>

/** What is stored with a command of that kind. */
export type PayloadOf<Kind extends CommandKind> = z.infer<(typeof commandDefinitions)[Kind]['payload']>
