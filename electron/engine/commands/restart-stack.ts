import { defineCommand } from './command-definition.ts'
import { placeName, ServicePayload } from './service-payload.ts'

/** Restarts what runs of a stack, or of one service. Tried twice at most: a restart cannot be told from none. */
export const restartStack = defineCommand({
  kind: 'RESTART_STACK',
  payload: ServicePayload,
  maxAttempts: 2,
  title: (stackName, payload) => `Restart ${placeName(stackName, payload)}`,
  intent: async ({ service }) => ({ kind: 'restart', service }),
  statusWhileRunning: null,
  commit: async () => {},
})
