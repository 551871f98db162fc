import { z } from 'zod'
import { defineCommand } from './command-definition.ts'

/** Leads the host to a stored version. */
export const applyStackVersion = defineCommand({
  kind: 'APPLY_STACK_VERSION',
  payload: z.object({ version: z.number().int().positive() }),
  maxAttempts: 3,
  title: (stackName, { version }) => `Apply ${stackName} v${version}`,
  async intent({ version }, stack, versions) {
    const { document } = await versions.get(stack.id, version)
    return { kind: 'apply', version, document }
  },
  statusWhileRunning: 'DEPLOYING',
  commit: ({ version }, stackId, stacks) => stacks.commitVersion(stackId, version),
})
