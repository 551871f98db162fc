// Runs on any Node that npm 11 runs on, so it uses nothing new: better-sqlite3 13 crashes a Node older than 22 instead of
// throwing, and TypeScript files are only run as they are from Node 22.18 on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

/** True for a version of Node that runs Stackwright. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/**
 * Answers true where the caller may go on: the Node that runs it is new enough. Else it runs `entry` again on the Node
 * that is installed beside the program, with the same arguments, passes signals on and ends with its exit code; where
 * there is none it says in one sentence what to do and ends with 2.
 */
export function handOver(entry) {
  if (isNewEnough(process.versions.node)) return true
  const node = bundledNode(entry)
  if (node === null) {
    console.error(
      `Stackwright needs Node 22.18 or newer and this is ${process.versions.node}: run "npm ci" in its folder, which brings Node 24, or install a newer one.`,
    )
    process.exitCode = 2
    return false
  }
  const environment = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // A terminal sends Ctrl-C to both; passed on as well it would arrive twice, and the second one means "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.once('exit', (code) => process.exit(code ?? 1))
  return false
}

/** The binary of the `node` package, or null where it is not installed. */
function bundledNode(entry) {
  try {
    const folder = dirname(createRequire(entry).resolve('node/package.json'))
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}
