import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket in front of another one that can be made to fail, byte by byte the same as long as it is not. */
export interface UnreliableSocket {
  readonly path: string
  readonly connections: () => number
  /** Breaks every connection; new ones are accepted. */
  readonly cutAll: () => void
  /** From now on nothing passes in either direction, as with a stopped process; `false` lets everything go on. */
  readonly freeze: (frozen: boolean) => void
  /** Breaks every connection and takes the socket away, or brings it back. */
  readonly refuse: (refused: boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startUnreliableSocket(target: string): Promise<UnreliableSocket> {
  const path = join(tmpdir(), `unreliable-${randomUUID().slice(0, 8)}.sock`)
  const open = new Set<Socket>()
  let frozen = false

  const keep = (socket: Socket) => {
    open.add(socket)
    if (frozen) socket.pause()
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
  }
  const server: Server = createServer((near) => {
    const far = connect(target)
    keep(near)
    keep(far)
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => near.write(bytes))
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    if (frozen) for (const socket of [near, far]) socket.pause()
  })
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  const listen = () => new Promise<void>((resolve) => server.listen(path, resolve))
  const close = async () => {
    cutAll()
    await new Promise((resolve) => server.close(resolve))
    rmSync(path, { force: true })
  }
  await listen()
  return {
    path,
    connections: () => open.size / 2,
    cutAll,
    freeze(value) {
      frozen = value
      for (const socket of open) value ? socket.pause() : socket.resume()
    },
    refuse: (refused) => (refused ? close() : listen()),
    stop: close,
  }
}
