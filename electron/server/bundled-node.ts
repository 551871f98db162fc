import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The database driver crashes the process on an older one. */
const oldestMajor = 22

export const nodeIsTooOld = (version: string = process.versions.node): boolean =>
  Number(version.split('.', 1)[0]) < oldestMajor

/**
 * Runs the same entry with the same arguments on the Node that is installed beside the program, and ends with its exit
 * code. Where there is none, says in one sentence what to do and ends with 1.
 *
 * @param entry absolute path of the entry
 */
export function handOverToBundledNode(entry: string): void {
  const node = bundledNode(entry)
  if (node === null) {
    console.error(
      `Stackwright needs Node ${oldestMajor} or newer, and this is ${process.version}: install a newer one.`,
    )
    process.exitCode = 1
    return
  }
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}

/** The binary of the `node` package, or null where it is not installed. */
function bundledNode(entry: string): string | null {
  try {
    const folder = dirname(createRequire(entry).resolve('node/package.json'))
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}
