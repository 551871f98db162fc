import { request } from 'node:http'
import { Readable } from 'node:stream'

/** `fetch` over a local socket or named pipe: only the path and query of the request's address count. */
export const createSocketFetch =
  (socketPath: string) =>
  (asked: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(asked.url)
      const { method, signal } = asked
      const headers = Object.fromEntries(asked.headers)
      const outgoing = request({ socketPath, method, headers, signal, path: pathname + search })
      outgoing.once('error', reject)
      outgoing.once('response', (incoming) => {
        const received = new Headers()
        for (const [name, value] of Object.entries(incoming.headers)) received.set(name, String(value))
        const status = incoming.statusCode ?? 500
        resolve(new Response(hasBody(status) ? Readable.toWeb(incoming) : null, { status, headers: received }))
      })
      asked.arrayBuffer().then((body) => outgoing.end(Buffer.from(body)), reject)
    })

// The Fetch Standard allows no body with these ("null body status").
const hasBody = (status: number): boolean => status !== 204 && status !== 205 && status !== 304
