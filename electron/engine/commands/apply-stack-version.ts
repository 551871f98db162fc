import { z } from 'zod'
import { VolumeChoices } from '#shared/model/volume-choice.ts'
import { defineCommand } from './command-definition.ts'
import { versionToPlan } from './stack-to-plan.ts'

/** Leads the host to a stored version. */
export const applyStackVersion = defineCommand({
  kind: 'APPLY_STACK_VERSION',
  payload: z.object({
    version: z.number().int().positive(),
    /** What tags named in their registries when this was asked for, by service. */
    resolved: z.record(z.string(), z.string()).optional(),
    /** What to do about volumes that are not what the version asks. */
    volumeChoices: VolumeChoices.optional(),
  }),
  maxAttempts: 3,
  title: (stackName, { version }) => `Apply ${stackName} v${version}`,
  intent: async ({ version, resolved = {}, volumeChoices = {} }, stack, versions) => ({
    kind: 'apply',
    ...(await versionToPlan(stack.id, version, versions)),
    resolved: new Map(Object.entries(resolved)),
    volumeChoices,
  }),
  statusWhileRunning: 'DEPLOYING',
  async commit({ version }, stackId, { stacks, versions, images }) {
    await versions.recordImages(stackId, version, images)
    await stacks.commitVersion(stackId, version)
  },
})
