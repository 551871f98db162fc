import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Something that speaks HTTP on a socket of its own, for answers that no real Engine can be brought to give. */
export interface FakeEngine {
  readonly path: string
  /** Connections that are open now. */
  readonly connections: () => number
  readonly stop: () => Promise<void>
}

export async function startFakeEngine(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  path: string = join(tmpdir(), `fake-engine-${randomUUID().slice(0, 8)}.sock`),
): Promise<FakeEngine> {
  const sockets = new Set<Socket>()
  const server = createServer(answer)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    path,
    connections: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { force: true })
    },
  }
}

/** Answers as an Engine does what is asked for its description, and nothing else. */
export function answerAsEngine(request: IncomingMessage, response: ServerResponse): void {
  const answers: Readonly<Record<string, unknown>> = {
    '/_ping': 'OK',
    '/version': { Version: '28.5.1', ApiVersion: '1.51', Arch: 'amd64' },
    '/info': { OperatingSystem: 'Debian', NCPU: 2, MemTotal: 1024 },
  }
  const answer = answers[request.url ?? '']
  response.statusCode = answer === undefined ? 404 : 200
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify(answer ?? { message: 'page not found' }))
}
