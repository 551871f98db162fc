import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What a registry does with the request for a manifest: answers a status, never answers, or breaks the connection. */
export type RegistryFault = 401 | 404 | 429 | 500 | 'hang' | 'reset'

/** A registry that has nothing and fails on demand; it greets (`GET /v2/`) as one should. */
export interface FaultyRegistry {
  readonly address: string
  fail(fault: RegistryFault): void
  stop(): Promise<void>
}

/** Errors as the distribution specification words them (OCI distribution-spec, "Error Codes"). */
const errors: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  401: { code: 'UNAUTHORIZED', message: 'authentication required' },
  404: { code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' },
  429: { code: 'TOOMANYREQUESTS', message: 'You have reached your pull rate limit' },
  500: { code: 'UNKNOWN', message: 'it broke' },
}

export async function startFaultyRegistry(): Promise<FaultyRegistry> {
  let fault: RegistryFault = 404
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => answer(request, response, fault))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    fail(next) {
      fault = next
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, fault: RegistryFault): void {
  if (request.url === '/v2/') {
    response.end('{}')
    return
  }
  if (fault === 'hang') return
  if (fault === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  response.statusCode = fault
  response.setHeader('Content-Type', 'application/json')
  if (fault === 401) response.setHeader('WWW-Authenticate', 'Basic realm="test"')
  response.end(request.method === 'HEAD' ? '' : JSON.stringify({ errors: [errors[fault]] }))
}
