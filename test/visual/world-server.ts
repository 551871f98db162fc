import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createRendererFiles } from '../../electron/server/renderer-files.ts'

/** Answers a call of a page; the body is read already. */
export type AnswerCall = (
  call: { readonly ask: string; readonly request: IncomingMessage; readonly body: string },
  response: ServerResponse,
) => Promise<void> | void

export interface WorldServer {
  readonly url: string
  /** From now on calls are answered so. */
  answerWith(answer: AnswerCall): void
  stop(): void
}

/** Serves the built pages, and has their calls answered by whoever is set to. */
export async function startWorldServer(): Promise<WorldServer> {
  const files = createRendererFiles(join(import.meta.dirname, '../../out/renderer'))
  let answer: AnswerCall = (_call, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => {
    const { url = '/', method = 'GET' } = request
    const work = url.startsWith('/api/')
      ? text(request).then((body) =>
          answer({ ask: `${method} ${url}${body ? ` ${body}` : ''}`, request, body }, response),
        )
      : files(request, response)
    work.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answerWith(next) {
      answer = next
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
