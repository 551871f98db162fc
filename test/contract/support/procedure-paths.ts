import { isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract/contract.ts'

/** Every procedure of the contract as `group.name`: what is in it, not what somebody remembered. */
export const procedurePaths: readonly string[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures).flatMap(([name, procedure]) =>
    isContractProcedure(procedure) ? [`${group}.${name}`] : [],
  ),
)
