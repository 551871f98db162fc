import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { BodyLimitPlugin } from '@orpc/server/node'
import type { Actor } from '#engine/access/authorize.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { sendError, sendJson } from './error-response.ts'
import { mostMessageBytes } from './message-port.ts'
import { openApiDocument } from './openapi-document.ts'
import type { ServedEngine } from './served-engine.ts'
import { typedRefusals } from './typed-refusals.ts'

/** Answers `/api/**` and `/openapi.json` for somebody who was let in. */
export type HttpApi = (request: IncomingMessage, response: ServerResponse, actor: Actor) => Promise<void>

/** REST and server-sent events over the contract: the same for the loopback server and the local socket. */
export function createHttpApi(engine: ServedEngine): HttpApi {
  const handler = new OpenAPIHandler(engine.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: mostMessageBytes })],
    interceptors: [typedRefusals],
  })
  let document: ReturnType<typeof openApiDocument> | undefined

  return async (request, response, actor) => {
    if (pathOf(request) === '/openapi.json') {
      document ??= openApiDocument(engine.info.version)
      return sendJson(response, 200, await document)
    }
    if (tooLarge(request)) {
      // What is still to come of the body is not read, so nothing more can be understood on this connection.
      response.setHeader('Connection', 'close')
      return sendError(response, bodyTooLarge())
    }
    response.setHeader('Cache-Control', 'no-store')
    const { matched } = await handler.handle(request, response, { prefix: '/api', context: engine.context(actor) })
    if (!matched) sendError(response, new AppError('CALL_UNKNOWN', {}))
  }
}

/** The path of a request without its query; a request target that is no path at all counts as `/`. */
export function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/'
  return target.startsWith('/') ? (target.split('?', 1)[0] ?? '/') : '/'
}

const tooLarge = (request: IncomingMessage): boolean =>
  Number(request.headers['content-length'] ?? 0) > mostMessageBytes

const bodyTooLarge = (): AppError =>
  new AppError('INVALID_INPUT', { issues: [{ path: '', message: `it is larger than ${mostMessageBytes} bytes` }] })
