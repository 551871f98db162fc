import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { localUser } from '#engine/access/authorize.ts'
import { createPortServer } from '../../electron/server/message-port.ts'
import type { ServedEngine } from '../../electron/server/served-engine.ts'

/** What a message came to: an answer with its status and body, or the end of the port. */
export type PortAnswer = { readonly status: number; readonly body: unknown } | 'closed' | 'silent'

/** A window that sends what no client of ours sends. A port that is closed on it is opened anew. */
export interface HostilePort {
  /** Waits for the first answer; `silent` after the time given, in milliseconds. */
  send(message: string, longestMs: number): Promise<PortAnswer>
  close(): void
}

export function openHostilePort(engine: ServedEngine): HostilePort {
  const server = createPortServer(engine)
  let ended = false
  const open = (): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    port1.once('close', () => {
      if (!ended) port = open()
    })
    server.serve(
      {
        send: (data) => port2.postMessage(data),
        onMessage: (listener) => void port2.on('message', listener),
        onClose: (listener) => void port2.on('close', listener),
        close: () => port2.close(),
      },
      engine.context(localUser),
    )
    return port1
  }
  let port = open()
  const send = (message: string, longestMs: number): Promise<PortAnswer> =>
    new Promise((resolve) => {
      const used = port
      const call = numberOf(message)
      const end = (answer: PortAnswer) => {
        clearTimeout(timer)
        used.off('message', onMessage).off('close', onClose)
        // Ends what the call may have started: some answer with a stream.
        if (answer !== 'closed' && call !== null) used.postMessage(JSON.stringify({ i: call, t: 4 }))
        resolve(answer)
      }
      const onMessage = (text: string) => {
        const answer = readAnswer(text)
        if (answer.call === call) end(answer)
      }
      const onClose = () => end('closed')
      const timer = setTimeout(() => end('silent'), longestMs)
      used.on('message', onMessage).on('close', onClose)
      used.postMessage(message)
    })
  const close = () => {
    ended = true
    port.close()
  }
  return { send, close }
}

const numberOf = (message: string): string | null => {
  try {
    return (JSON.parse(message) as { readonly i: string }).i
  } catch {
    return null
  }
}

/** oRPC's message: `i` is the call, `p.s` the status, left out for 200, and `p.b` the body (`@orpc/client` 1.16). */
const readAnswer = (text: string): { readonly call: string; readonly status: number; readonly body: unknown } => {
  const message = JSON.parse(text) as {
    readonly i: string
    readonly p?: { readonly s?: number; readonly b?: { readonly json?: unknown } }
  }
  return { call: message.i, status: message.p?.s ?? 200, body: message.p?.b?.json }
}
