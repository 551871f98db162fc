import { request } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A request to a Docker Engine that listens on a local socket. */
export interface EngineRequest {
  readonly socketPath: string
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Path and query, without an API version: the Engine takes its newest. */
  readonly path: string
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as a tar archive, as it comes. */
  readonly archive?: Readable
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

export interface EngineReply {
  readonly status: number
  readonly body: string
}

/** Asks the Engine and answers its whole reply, whatever the status. Throws where nothing answers in time (10 s unless told). */
export const engineRequest = (asked: EngineRequest): Promise<EngineReply> =>
  new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(asked.timeoutMs ?? 10_000)
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
    const { socketPath, path, method = 'GET' } = asked
    const outgoing = request({ socketPath, method, path, headers: headersOf(asked), signal })
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.once('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
      incoming.once('error', reject)
    })
    outgoing.once('error', reject)
    if (asked.archive) pipeline(asked.archive, outgoing).catch(reject)
    else outgoing.end(asked.json === undefined ? undefined : JSON.stringify(asked.json))
  })

const headersOf = (asked: EngineRequest): Record<string, string> => {
  const type = asked.archive ? 'application/x-tar' : asked.json === undefined ? null : 'application/json'
  return { Host: 'docker', ...(type ? { 'Content-Type': type } : {}) }
}

/** True where an Engine answers `/_ping` on the socket within `timeoutMs`. */
export const engineAnswers = async (socketPath: string, timeoutMs = 2_000): Promise<boolean> => {
  try {
    return (await engineRequest({ socketPath, path: '/_ping', timeoutMs })).status === 200
  } catch {
    return false
  }
}
