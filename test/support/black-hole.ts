import { randomUUID } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket that takes every connection, reads what comes, and never says a word, as one that is half open. */
export interface BlackHole {
  readonly path: string
  /** Connections that nobody has ended yet. */
  open(): number
  close(): Promise<void>
}

export async function startBlackHole(): Promise<BlackHole> {
  const path = join(tmpdir(), `black-hole-${randomUUID().slice(0, 8)}.sock`)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.resume()
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  return {
    path,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
