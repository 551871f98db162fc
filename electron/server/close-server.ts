import type { Server } from 'node:http'

/** Closes a server at once, with every connection and stream that is open on it; kept when its address is free again. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
