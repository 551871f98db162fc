import type { Context } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { z } from 'zod'
import type { ServedEngine } from './served-engine.ts'
import { typedRefusals } from './typed-refusals.ts'

/** What a message port of any make can do: Electron's, Node's or the browser's. */
export interface Port {
  send(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** The largest message taken from a client, in bytes (or characters), over any transport: 8 MiB. */
export const mostMessageBytes = 8 * 2 ** 20

/**
 * Serves the contract over message ports. A message that is not one of the protocol's closes the port instead of
 * reaching the handler, which would end in an unhandled rejection; the client sees the close and connects again.
 */
export function createPortServer(engine: ServedEngine): { serve(port: Port, context: Context): void } {
  const handler = new RPCHandler(engine.router, { interceptors: [typedRefusals] })
  return { serve: (port, context) => handler.upgrade(guarded(port), { context }) }
}

const guarded = (port: Port) => ({
  postMessage: (data: unknown) => port.send(data),
  on: (event: string, listener: (event?: { data: unknown }) => void) => {
    if (event === 'close') return port.onClose(() => listener())
    port.onMessage((data) => (isRequestMessage(data) ? listener({ data }) : port.close()))
  },
})

const streamEvent = 3
const abort = 4

/** oRPC's message: `i` numbers the call, `t` is its kind (left out for a request), `p` the payload. */
const RequestMessage = z.union([
  z.object({ i: z.string(), t: z.literal(1).optional(), p: z.object({ u: z.string().startsWith('/') }) }),
  z.object({ i: z.string(), t: z.literal(streamEvent), p: z.object({ e: z.string() }) }),
  z.object({ i: z.string(), t: z.literal(abort) }),
])

/** True for a message of the protocol that is not too large. Binary bodies are none: no procedure takes one. */
export function isRequestMessage(data: unknown): boolean {
  if (typeof data !== 'string' || data.length > mostMessageBytes) return false
  return RequestMessage.safeParse(parse(data)).success
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
