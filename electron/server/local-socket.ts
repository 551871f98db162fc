import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import { localUser } from '#engine/access/authorize.ts'
import { closeServer } from './close-server.ts'
import { createHttpApi } from './http-api.ts'
import { localSocketPath } from './local-socket-path.ts'
import type { ServedEngine } from './served-engine.ts'

/**
 * Serves the same API as the headless shell to programs of this user on this computer. There is no sign-in: the
 * operating system lets only this user reach the socket (mode 0600, in a folder that only this user may enter).
 * The caller holds the lock of the data folder, so a socket that is left there is nobody's and is replaced.
 *
 * @throws an exception where the folder of the socket belongs to somebody else
 */
export async function openLocalSocket(options: {
  readonly engine: ServedEngine
  readonly dataFolder: string
}): Promise<{ readonly path: string; close(): Promise<void> }> {
  const path = localSocketPath(options.dataFolder)
  const api = createHttpApi(options.engine)
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    api(request, response, localUser).catch((error: unknown) => {
      console.error('A request on the local socket failed:', error)
      response.destroy()
    })
  })
  const isFile = process.platform !== 'win32'
  if (isFile) prepareFolder(path)
  await new Promise<void>((done, reject) => {
    server.once('error', reject)
    server.listen(path, done)
  })
  if (isFile) chmodSync(path, 0o600)
  return { path, close: () => closeServer(server) }
}

function prepareFolder(path: string): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const mine = found.isDirectory() && found.uid === process.getuid?.()
  if (!mine) throw new Error(`${folder} belongs to another user`)
  rmSync(path, { force: true })
}
