import { setTimeout as delay } from 'node:timers/promises'
import { localSocketPath } from '../server/local-socket-path.ts'
import { type EngineReply, engineRequest } from './engine-request.ts'
import { type SampleDocument, sampleName } from './sample-stack.ts'

const waitMs = 30_000

/**
 * Gives a running Stackwright the sample as a stack with one stored version, applied by nobody yet. A sample that is
 * there already only gets a new version where it differs. Throws where the app does not answer within 30 s.
 */
export const offerSample = async (document: SampleDocument, dataFolder: string, signal: AbortSignal): Promise<void> => {
  const socketPath = localSocketPath(dataFolder)
  await waitForApp(socketPath, signal)
  const post = (path: string, json: unknown): Promise<EngineReply> =>
    engineRequest({ socketPath, method: 'POST', path, json, signal })
  expectStatus(await post('/api/stacks', { name: sampleName }), [201, 409])
  const version = { document, message: 'The sample that npm start -- --sample brings' }
  expectStatus(await post(`/api/stacks/${sampleName}/versions`, version), [201])
}

const waitForApp = async (socketPath: string, signal: AbortSignal): Promise<void> => {
  const deadline = Date.now() + waitMs
  while (!(await appAnswers(socketPath))) {
    if (Date.now() > deadline) throw new Error('Stackwright did not answer on its local socket')
    await delay(100, undefined, { signal })
  }
}

const appAnswers = async (socketPath: string): Promise<boolean> => {
  try {
    return (await engineRequest({ socketPath, path: '/api/system', timeoutMs: 2_000 })).status === 200
  } catch {
    return false
  }
}

const expectStatus = (reply: EngineReply, accepted: readonly number[]): void => {
  if (!accepted.includes(reply.status)) throw new Error(`The sample was refused: ${reply.body}`)
}
