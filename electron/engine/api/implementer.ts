import { mapEventIterator } from '@orpc/client'
import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server'
import { type Contract, contract } from '#shared/contract/contract.ts'
import type { Permission } from '#shared/contract/procedure.ts'
import { type Actor, authorize } from '../access/authorize.ts'
import type { EngineLog } from '../engine-log.ts'
import { translateError } from './error-translation.ts'

/** What every call carries: who asks, and where exceptions are written. */
export interface CallContext {
  readonly actor: Actor
  readonly log: EngineLog
}

/** Named, because the compiler writes what it infers out in full, and the contract is too long for that (TS7056). */
type Implementer = ImplementerInternalWithMiddlewares<Contract, CallContext & Record<never, never>, CallContext>

/**
 * What every implementation starts from. Before the input is read the actor is authorised for the permission that the
 * procedure declares (none declared: refused); whatever is thrown, also in the middle of a stream, leaves as an error of the table.
 */
export const implementer: Implementer = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, procedure, path, next }) => {
    try {
      authorizeCall(context.actor, procedure['~orpc'].meta.permission, path)
      const result = await next()
      return isStream(result.output) ? { ...result, output: translated(result.output, context.log) } : result
    } catch (thrown) {
      throw translateError(thrown, context.log)
    }
  })

function authorizeCall(actor: Actor, permission: Permission | undefined, path: readonly string[]): void {
  if (!permission) throw new Error(`${path.join('.')} declares no permission`)
  authorize(actor, permission)
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output

const translated = (stream: AsyncIterator<unknown>, log: EngineLog) =>
  mapEventIterator(stream, {
    value: async (value) => value,
    error: async (thrown) => translateError(thrown, log),
  })
