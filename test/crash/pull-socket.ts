import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** The images that are pulled here: a pull of one gives it another image's name, as if a registry had it. */
export const pulledImages = 'stackwright-crash/'
const source = 'testbed/busybox:1'

/** A socket in front of an Engine that lets pulls come about without a registry, and everything else as it is. */
export async function openPullSocket(target: string, path: string): Promise<{ close(): Promise<void> }> {
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? '', 'http://engine')
    const image = url.searchParams.get('fromImage') ?? ''
    if (url.pathname.endsWith('/images/create') && image.startsWith(pulledImages)) pull(target, image, answer)
    else pass(target, asked, answer)
  })
  server.requestTimeout = 0
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { force: true })
    },
  }
}

function pull(socketPath: string, image: string, answer: ServerResponse): void {
  const [repo = '', tag = 'latest'] = image.split(':')
  const query = new URLSearchParams({ repo, tag })
  const call = request({ socketPath, method: 'POST', path: `/images/${encodeURIComponent(source)}/tag?${query}` })
  call.on('error', () => answer.destroy())
  call.on('response', (response) => {
    response.resume()
    answer.writeHead(200, { 'Content-Type': 'application/json' })
    answer.end(`${JSON.stringify({ status: 'Pull complete', id: 'layer' })}\n`)
  })
  call.end()
}

function pass(socketPath: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url: path, headers } = asked
  const call = request({ socketPath, method, path, headers })
  call.on('error', () => asked.socket.destroy())
  call.on('response', (response) => {
    answer.writeHead(response.statusCode ?? 500, response.headers)
    answer.flushHeaders()
    response.on('error', () => answer.destroy())
    response.pipe(answer)
  })
  answer.on('close', () => call.destroy())
  asked.pipe(call)
}
