// Runs on any Node that npm 11 runs on, so it uses nothing new: better-sqlite3 13 crashes a Node older than 22 instead of
// throwing, and TypeScript files are only run as they are from Node 22.18 on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bundled = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** True where this process runs on a Node that is new enough: Electron brings its own. */
const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/**
 * Answers true where the caller may go on. Where Node is too old it runs `file` again with the Node that the project
 * brings, passes signals on and ends with its exit code; where there is none it says in one sentence what to do (exit code 2).
 *
 * @param {string} file the entry that was started
 * @returns {boolean}
 */
export function handOver(file) {
  if (isNewEnough()) return true
  if (!existsSync(bundled)) {
    console.error(
      `Stackwright needs Node 22.18 or newer and this is ${process.versions.node}: run "npm ci" in its folder, which brings Node 24.`,
    )
    process.exitCode = 2
    return false
  }
  const environment = {
    ...process.env,
    PATH: `${dirname(bundled)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
  }
  const child = spawn(bundled, [file, ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 1))
  return false
}
