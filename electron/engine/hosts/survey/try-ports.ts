import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import type { ListeningPort } from '../../reconcile/preflight/host-survey.ts'

/**
 * Which of these ports cannot be taken because something has them, found by taking each for a moment on every address:
 * the only way on systems without socket tables. A port that we may not take says nothing.
 */
export async function tryPorts(ports: readonly number[]): Promise<readonly ListeningPort[]> {
  const found = await Promise.all(
    ports.flatMap((port) => [
      isTcpTaken(port).then((taken) => (taken ? [heldPort(port, 'tcp')] : [])),
      isUdpTaken(port).then((taken) => (taken ? [heldPort(port, 'udp')] : [])),
    ]),
  )
  return found.flat()
}

const heldPort = (port: number, protocol: string): ListeningPort => ({
  address: '0.0.0.0',
  port,
  protocol,
  holder: null,
})

const isTcpTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(isTaken(error)))
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => server.close(() => resolve(false)))
  })

const isUdpTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', (error) => {
      socket.close()
      resolve(isTaken(error))
    })
    socket.bind({ port, address: '0.0.0.0', exclusive: true }, () => socket.close(() => resolve(false)))
  })

const isTaken = (error: Error): boolean => 'code' in error && error.code === 'EADDRINUSE'
