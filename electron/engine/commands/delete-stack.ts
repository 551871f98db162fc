import { z } from 'zod'
import { defineCommand } from './command-definition.ts'

/** Takes a stack off its host. Its history stays, and its volumes do unless their removal was asked for. */
export const deleteStack = defineCommand({
  kind: 'DELETE_STACK',
  payload: z.object({ volumes: z.boolean() }),
  maxAttempts: 3,
  title: (stackName, { volumes }) => (volumes ? `Remove ${stackName} and its data` : `Remove ${stackName}`),
  intent: async ({ volumes }) => ({ kind: 'remove', volumes }),
  statusWhileRunning: null,
  commit: (_, stackId, { stacks }) => stacks.commitRemoval(stackId),
})
