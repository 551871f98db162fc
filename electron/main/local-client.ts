import type { ContractRouterClient } from '@orpc/contract'
import { localUser } from '#engine/access/authorize.ts'
import type { Engine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/contract.ts'

/** The contract called inside this process, as the local user, through the same checks as every call. */
export async function localClient(engine: Engine): Promise<ContractRouterClient<Contract>> {
  const { createRouterClient } = await import('@orpc/server')
  return createRouterClient(engine.router, { context: engine.context(localUser) })
}
