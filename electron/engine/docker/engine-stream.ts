import { Readable } from 'node:stream'
import type { DockerClient } from './docker-client.ts'
import { type ErrorContext, toAppError } from './docker-error.ts'
import { type EngineCall, withDeadline } from './engine-call.ts'
import { type EngineRequest, sendRequest } from './engine-request.ts'

/**
 * Opens a response that goes on. Resolves when the Engine has accepted the request; `timeoutMs` counts up to there.
 * Iterating gives the bytes as they arrive: it ends where the Engine ends it or the signal aborts, and throws an AppError
 * where the connection breaks. Ending the iteration or aborting the signal closes the connection.
 */
export async function openStream(
  client: DockerClient,
  asked: EngineCall & { readonly timeoutMs: number },
  request: EngineRequest,
): Promise<AsyncIterable<Uint8Array>> {
  const context = { ...asked, host: client.hostName }
  const stop = new AbortController()
  const onAbort = () => stop.abort(asked.signal.reason)
  const release = () => asked.signal.removeEventListener('abort', onAbort)
  asked.signal.addEventListener('abort', onAbort, { once: true })
  try {
    const response = await withDeadline(asked.signal, Math.min(asked.timeoutMs, client.longestCallMs), () =>
      sendRequest(client.streams, { ...request, streamed: true }, stop.signal),
    )
    if (!(response instanceof Readable)) throw new TypeError('dockerode answered a stream with something else')
    return iterate(response, { release, signal: asked.signal, context })
  } catch (error) {
    release()
    stop.abort()
    if (asked.signal.aborted) throw asked.signal.reason
    throw toAppError(error, context)
  }
}

async function* iterate(
  response: Readable,
  stream: {
    readonly signal: AbortSignal
    readonly context: ErrorContext
    readonly release: () => void
  },
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of response) yield chunk
  } catch (error) {
    if (!stream.signal.aborted) throw toAppError(error, stream.context)
  } finally {
    stream.release()
    response.destroy()
  }
}
