import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { localUser } from '#engine/access/authorize.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { closeServer } from './close-server.ts'
import { sendError, sendJson, sendText } from './error-response.ts'
import { createHttpApi, type HttpApi, pathOf } from './http-api.ts'
import { securityHeaders } from './page-security.ts'
import { createRendererFiles, type RendererFiles } from './renderer-files.ts'
import { bracketed, cookieOf, isLoopback, refusalOf } from './request-guard.ts'
import type { ServedEngine } from './served-engine.ts'
import { createSessions, type Sessions } from './sessions.ts'

export interface ServerOptions {
  readonly engine: ServedEngine
  /** Address to listen on. Anything but a loopback one is refused without `allowRemote`. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly rendererFolder: string
  /** Lets other computers connect. There is no TLS: whoever asks for this puts a proxy with TLS in front. */
  readonly allowRemote?: boolean
  /** Closes the server when it aborts. */
  readonly signal?: AbortSignal
}

export interface RunningServer {
  /** Without a token, for example `http://127.0.0.1:4777/`. */
  readonly url: string
  /** Signs one browser in, once. */
  readonly oneTimeUrl: string
  /** Another one, for another browser. */
  newOneTimeUrl(): string
  /** Ends all streams and connections; the promise is kept when the port is free again. */
  close(): Promise<void>
}

/**
 * Serves the renderer, REST with server-sent events at `/api`, `/openapi.json` and `/healthz` to signed-in browsers.
 * Only `/healthz` and the sign-in answer to others.
 *
 * @throws AppError INVALID_INPUT for an address that is not allowed, PORT_IN_USE for a taken port
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  refuseRemote(options)
  const sessions = createSessions()
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 })
  await listen(server, options)
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  const serve: Serve = {
    host: options.host,
    port,
    sessions,
    api: createHttpApi(options.engine),
    files: createRendererFiles(options.rendererFolder),
  }
  server.on('request', (request, response) => void answer(serve, request, response))

  const url = `http://${bracketed(options.host)}:${port}/`
  const newOneTimeUrl = () => `${url}sign-in?token=${sessions.issueToken()}`
  const close = () => closeServer(server)
  options.signal?.addEventListener('abort', () => void close(), { once: true })
  return { url, oneTimeUrl: newOneTimeUrl(), newOneTimeUrl, close }
}

interface Serve {
  readonly host: string
  readonly port: number
  readonly sessions: Sessions
  readonly api: HttpApi
  readonly files: RendererFiles
}

function refuseRemote({ host, allowRemote }: ServerOptions): void {
  if (isLoopback(host) || allowRemote) return
  const message = `${host} can be reached from other computers, and this server speaks no TLS; use 127.0.0.1, or allow it explicitly behind a proxy`
  throw new AppError('INVALID_INPUT', { issues: [{ path: 'host', message }] })
}

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new AppError('PORT_IN_USE', { port, host, holder: null }) : error),
    )
    server.listen(port, host, resolve)
  })
}

/** Answers one request; a failure of ours ends as a bare 500, its text goes to the console only. */
async function answer(serve: Serve, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value)
    await route(serve, request, response)
  } catch (error) {
    console.error('A request failed:', error)
    if (response.headersSent) response.destroy()
    else sendText(response, 500, 'Something went wrong inside Stackwright.')
  }
}

async function route(serve: Serve, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request)
  const refusal = refusalOf(request.headers, serve.host, serve.port)
  if (refusal !== null) return sendText(response, 403, refusal)
  if (path === '/healthz') return sendJson(response, 200, { status: 'ok' })
  if (path === '/sign-in' && request.method === 'GET') return signIn(serve, request, response)
  const isApi = path === '/api' || path.startsWith('/api/') || path === '/openapi.json'
  if (!serve.sessions.has(cookieOf(request.headers, cookieName(serve)))) return refuseStranger(response, isApi)
  return isApi ? serve.api(request, response, localUser) : serve.files(request, response)
}

/** Cookies know no ports: its own number keeps two servers of one computer from signing each other out. */
const cookieName = ({ port }: Serve): string => `stackwright_${port}`

function signIn(serve: Serve, request: IncomingMessage, response: ServerResponse): void {
  const token = new URLSearchParams((request.url ?? '').split('?', 2)[1]).get('token') ?? ''
  const secret = serve.sessions.exchange(token)
  // A used link leads a browser that is signed in to the app all the same: people open it again from their history.
  const known = secret !== null || serve.sessions.has(cookieOf(request.headers, cookieName(serve)))
  if (!known) {
    refuseStranger(response, false)
    return
  }
  if (secret !== null)
    response.setHeader('Set-Cookie', `${cookieName(serve)}=${secret}; HttpOnly; SameSite=Strict; Path=/`)
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' })
  response.end()
}

function refuseStranger(response: ServerResponse, isApi: boolean): void {
  const error = new AppError('NOT_SIGNED_IN', {})
  if (isApi) sendError(response, error)
  else sendText(response, error.status, `${error.message}\n\n${error.next}\n`)
}
