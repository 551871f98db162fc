import { defineCommand } from './command-definition.ts'
import { placeName, ServicePayload } from './service-payload.ts'

/** Starts the containers of the current version that do not run. */
export const startStack = defineCommand({
  kind: 'START_STACK',
  payload: ServicePayload,
  maxAttempts: 3,
  title: (stackName, payload) => `Start ${placeName(stackName, payload)}`,
  intent: async ({ service }) => ({ kind: 'start', service }),
  statusWhileRunning: null,
  async commit({ service }, stackId, { stacks }) {
    await stacks.setStatus(stackId, 'RUNNING')
    if (service === null) await stacks.forgetStoppedServices(stackId)
    else await stacks.setServiceStopped(stackId, service, false)
  },
})
