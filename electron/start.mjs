// `npm start`. Runs on any Node from 18 on, so it is plain JavaScript that needs nothing installed; the rest is TypeScript
// that Node 24 runs as it is.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

const bundledNode = join(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '../node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

if (process.features.typescript) {
  const { start } = await import('./start/main.ts')
  process.exitCode = await start(process.argv.slice(2))
} else if (existsSync(bundledNode)) {
  handOver()
} else {
  console.error(`Stackwright cannot start on Node ${process.versions.node}: run "npm ci" first, which brings Node 24.`)
  process.exitCode = 1
}

/** Runs this file again on the Node that `npm ci` installed, and ends as that one ends. */
function handOver() {
  const child = spawn(bundledNode, [new URL(import.meta.url).pathname, ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches the child through the terminal; only what is sent to this process alone has to be passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
  })
}
