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
  async commit({ service }, stackId, { stacks }) {
    if (service !== null) return stacks.setServiceStopped(stackId, service, true)
    await stacks.setStatus(stackId, 'STOPPED')
    await stacks.forgetStoppedServices(stackId)
  },
})
