import { defineCommand } from './command-definition.ts'
import { placeName, ServicePayload } from './service-payload.ts'

/** Stops the containers of a stack, or of one service. Nothing is removed. */
export const stopStack = defineCommand({
  kind: 'STOP_STACK',
  payload: ServicePayload,
  maxAttempts: 3,
  title: (stackName, payload) => `Stop ${placeName(stackName, payload)}`,
  intent: async ({ service }) => ({ kind: 'stop', service }),
  statusWhileRunning: null,
  async commit({ service }, stackId, { stacks, services }) {
    if (service === null) await stacks.setStatus(stackId, 'STOPPED')
    // Of a whole stack each one is remembered: where one is started later, the others still stand still on purpose.
    for (const stopped of service === null ? services : [service])
      await stacks.setServiceStopped(stackId, stopped, true)
  },
})
