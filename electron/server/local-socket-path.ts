import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** Systems allow about 104 bytes for the address of a Unix socket (`sun_path`). */
const longestPath = 100

/**
 * Where the engine that owns a data folder answers the command line: a socket in the folder, a short path made from the
 * folder's where that would be too long, a named pipe on Windows. The same folder always gives the same path.
 */
export function localSocketPath(dataFolder: string): string {
  const folder = resolve(dataFolder)
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\stackwright-${digest}`
  const path = join(folder, 'engine.sock')
  return Buffer.byteLength(path) <= longestPath
    ? path
    : join(`/tmp/stackwright-${process.getuid?.()}`, `${digest}.sock`)
}
