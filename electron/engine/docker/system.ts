import { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { DockerClient } from './docker-client.ts'
import { readAnswer } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

/** Asks for a sign of life. The Engine answers it without touching containers, so a stuck one may still answer. */
export async function ping(client: DockerClient, timeoutMs: number, signal: AbortSignal): Promise<void> {
  await callEngine(client, { call: 'a ping', signal, timeoutMs }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: '/_ping' }, abortSignal),
  )
}

/** What an Engine can, by the headers of its answer to a ping. */
interface EngineAbilities {
  /**
   * The newest API version that it speaks (API 1.24 on); null where it does not say. Requests carry no version in their
   * path, so this is also the one that they are read with.
   */
  readonly apiVersion: string | null
  /** Whether it has POST /containers/{id}/update. Podman's socket has not (seen on 4.3), and says with a ping that it is Podman. */
  readonly updatesContainers: boolean
}

/** Asks with a ping, which costs the Engine nothing. */
export async function readAbilities(client: DockerClient, signal: AbortSignal): Promise<EngineAbilities> {
  const answer = await callEngine(client, { call: 'a ping', signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: '/_ping', streamed: true }, abortSignal),
  )
  if (!(answer instanceof IncomingMessage)) return { apiVersion: null, updatesContainers: true }
  answer.resume()
  const version = answer.headers['api-version']
  return {
    apiVersion: typeof version === 'string' ? version : null,
    updatesContainers: answer.headers['libpod-api-version'] === undefined,
  }
}

const Version = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  Arch: z.string().default(''),
})

const Info = z.object({
  OperatingSystem: z.string().default(''),
  NCPU: z.number().default(0),
  MemTotal: z.number().default(0),
})

/** What an Engine says of itself and its machine. */
export interface EngineDescription {
  readonly engineVersion: string
  readonly apiVersion: string
  readonly operatingSystem: string
  readonly architecture: string
  readonly cpus: number
  readonly memoryBytes: number
}

/** Asks for version and machine at once, each within `timeoutMs`. */
export async function describeEngine(
  client: DockerClient,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<EngineDescription> {
  const context = { host: client.hostName, call: 'the question for its version' }
  const asked = { call: context.call, signal, timeoutMs }
  const [versionAnswer, infoAnswer] = await Promise.all([
    callEngine(client, asked, (docker, abortSignal) =>
      sendRequest(docker, { method: 'GET', path: '/version' }, abortSignal),
    ),
    callEngine(client, asked, (docker, abortSignal) =>
      sendRequest(docker, { method: 'GET', path: '/info' }, abortSignal),
    ),
  ])
  const version = readAnswer(Version, versionAnswer, context)
  const info = readAnswer(Info, infoAnswer, context)
  return {
    engineVersion: version.Version,
    apiVersion: version.ApiVersion,
    operatingSystem: info.OperatingSystem,
    architecture: version.Arch,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
  }
}
