import { checkAppliable } from './check-appliable.ts'
import { checkCycles } from './check-cycles.ts'
import { checkEffects } from './check-effects.ts'
import { checkLimits } from './check-limits.ts'
import { checkMounts } from './check-mounts.ts'
import { checkNames } from './check-names.ts'
import { checkPorts } from './check-ports.ts'
import { checkReferences } from './check-references.ts'
import { checkServices } from './check-services.ts'
import { checkSharing } from './check-sharing.ts'
import type { Check, Checking } from './checking.ts'

const checks: readonly Check[] = [
  checkServices,
  checkSharing,
  checkReferences,
  checkCycles,
  checkMounts,
  checkNames,
  checkPorts,
  checkLimits,
  checkAppliable,
  checkEffects,
]

/** Every check over the whole model; all that they find is reported. */
export const checkConsistency = (checking: Checking): void => {
  for (const check of checks) check(checking)
}
