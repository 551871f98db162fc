import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { Agent, fetch as undiciFetch } from 'undici'
import { localUser } from '#engine/access/authorize.ts'
import { type Contract, contract } from '#shared/contract/contract.ts'
import { openLocalSocket } from '../../../electron/server/local-socket.ts'
import { createPortServer } from '../../../electron/server/message-port.ts'
import type { ServedEngine } from '../../../electron/server/served-engine.ts'
import { type RunningServer, startServer } from '../../../electron/server/start-server.ts'

export type Client = ContractRouterClient<Contract>

export interface Transport {
  readonly name: string
  readonly client: Client
  close(): Promise<void>
}

/** The contract over a MessagePort, as the desktop serves it. `raw` sends what a client of ours never would. */
export function overMessagePort(engine: ServedEngine): Transport & { readonly raw: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  createPortServer(engine).serve(
    {
      send: (data) => port2.postMessage(data),
      onMessage: (listener) => void port2.on('message', listener),
      onClose: (listener) => void port2.on('close', listener),
      close: () => port2.close(),
    },
    engine.context(localUser),
  )
  const client: Client = createORPCClient(new RPCLink({ port: port1 }))
  return {
    name: 'MessagePort',
    client,
    raw: port1,
    close: () =>
      new Promise((done) => {
        port1.once('close', done)
        port1.close()
      }),
  }
}

/** The contract over REST on loopback, signed in with the one-time link. */
export async function overHttp(engine: ServedEngine): Promise<Transport & { readonly server: RunningServer }> {
  const rendererFolder = await mkdtemp(join(tmpdir(), 'stackwright-pages-'))
  await writeFile(join(rendererFolder, 'index.html'), '<title>Stackwright</title><style nonce="__CSP_NONCE__"></style>')
  await writeFile(join(rendererFolder, 'app.js'), 'export {}')
  const server = await startServer({ engine, host: '127.0.0.1', port: 0, rendererFolder })
  const cookie = await signIn(server.oneTimeUrl)
  const client: Client = createORPCClient(new OpenAPILink(contract, { url: `${server.url}api`, headers: { cookie } }))
  const close = async () => {
    await server.close()
    await rm(rendererFolder, { recursive: true })
  }
  return { name: 'HTTP', client, server, close }
}

/** The session cookie that a one-time link is exchanged for. */
export async function signIn(oneTimeUrl: string): Promise<string> {
  const answer = await fetch(oneTimeUrl, { redirect: 'manual' })
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}

/** The contract over the socket in the data folder, as the command line uses it. */
export async function overLocalSocket(engine: ServedEngine): Promise<Transport & { readonly path: string }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-socket-'))
  const socket = await openLocalSocket({ engine, dataFolder })
  const dispatcher = new Agent({ connect: { socketPath: socket.path } })
  const client: Client = createORPCClient(
    new OpenAPILink(contract, {
      url: 'http://localhost/api',
      fetch: async (request, init) => {
        const { method, headers, signal } = request
        const body = method === 'GET' ? undefined : await request.arrayBuffer()
        const answer = await undiciFetch(request.url, {
          ...init,
          method,
          headers: Object.fromEntries(headers),
          signal,
          dispatcher,
          ...(body && { body }),
        })
        return answer as unknown as Response
      },
    }),
  )
  const close = async () => {
    await socket.close()
    await dispatcher.destroy()
    await rm(dataFolder, { recursive: true })
  }
  return { name: 'local socket', client, path: socket.path, close }
}
