import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from '#shared/contract/contract.ts'
import { calls, streams } from '../contract/support/procedure-cases.ts'
import type { Client } from '../contract/support/transports.ts'

/** A call as it goes over REST: what a well-behaved client sends. */
export interface RestCall {
  readonly method: string
  /** Path and query below `/api`. */
  readonly path: string
  readonly body: string
}

/** One good call of every procedure, as it goes over REST. */
export async function captureRestCalls(): Promise<readonly RestCall[]> {
  const captured: RestCall[] = []
  const link = new OpenAPILink(contract, {
    url: 'http://localhost/api',
    fetch: async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const body = request.method === 'GET' ? '' : await request.text()
      captured.push({ method: request.method, path: `${pathname}${search}`, body })
      return Response.json({}, { status: 503 })
    },
  })
  await callEverything(createORPCClient(link))
  return captured
}

/** One good call of every procedure, as it goes over the IPC bridge: a text each. */
export async function captureMessages(): Promise<readonly string[]> {
  const captured: string[] = []
  const { port1, port2 } = new MessageChannel()
  port2.on('message', (message: string) => {
    captured.push(message)
    const { i } = JSON.parse(message) as { readonly i: string }
    port2.postMessage(JSON.stringify({ i, p: { s: 503, b: { json: {} } } }))
  })
  await callEverything(createORPCClient(new RPCLink({ port: port1 })))
  port1.close()
  return captured
}

async function callEverything(client: Client): Promise<void> {
  const stop = AbortSignal.timeout(20_000)
  const each = [...Object.values(calls), ...Object.values(streams).map((stream) => (c: Client) => stream(c, stop))]
  for (const call of each) await Promise.resolve(call(client)).catch(() => {})
}
