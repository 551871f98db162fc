import { z } from 'zod'
import { defineCommand } from './command-definition.ts'
import { versionToPlan } from './stack-to-plan.ts'

/** Leads the host to a stored version. */
export const applyStackVersion = defineCommand({
  kind: 'APPLY_STACK_VERSION',
  payload: z.object({
    version: z.number().int().positive(),
    /** What tags named in their registries when this was asked for, by service. */
    resolved: z.record(z.string(), z.string()).optional(),
  }),
  maxAttempts: 3,
  title: (stackName, { version }) => `Apply ${stackName} v${version}`,
  intent: async ({ version, resolved = {} }, stack, versions) => ({
    kind: 'apply',
    ...(await versionToPlan(stack.id, version, versions)),
    resolved: new Map(Object.entries(resolved)),
  }),
  statusWhileRunning: 'DEPLOYING',
  async commit({ version }, stackId, { stacks, versions, images }) {
    await versions.recordImages(stackId, version, images)
    await stacks.commitVersion(stackId, version)
  },
})
