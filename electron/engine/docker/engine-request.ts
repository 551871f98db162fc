import type Dockerode from 'dockerode'
import type { RegistryAuth } from './registry-auth.ts'

/** A request that dockerode has no method for, or whose method cannot be ended by a signal. */
export interface EngineRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Without the query. */
  readonly path: string
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
  /** A tar archive as the body, for PUT. */
  readonly archive?: Buffer
  /** Sent as X-Registry-Auth (Engine API 1.41): what the Engine signs in with at the registry. */
  readonly registryAuth?: RegistryAuth
  /** The answer is the response as it arrives, not read to its end. */
  readonly streamed?: boolean
}

/** Sends it through dockerode's own transport; every status but 200, 201 and 204 is an error with `statusCode`. */
export function sendRequest(docker: Dockerode, request: EngineRequest, abortSignal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        method: request.method,
        path: request.query === undefined ? request.path : `${request.path}?`,
        options: { _query: request.query ?? {}, _body: request.body ?? {} },
        ...(request.archive && { file: request.archive }),
        isStream: request.streamed ?? false,
        statusCodes: { 200: true, 201: true, 204: true },
        abortSignal,
        ...(request.registryAuth === undefined ? {} : { authconfig: request.registryAuth }),
      },
      (error: Error | null, answer: unknown) => (error === null ? resolve(answer) : reject(error)),
    )
  })
}
