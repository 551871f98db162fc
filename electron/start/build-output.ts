import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runToolVisibly } from './run-tool.ts'

const outputs = ['out/main/index.js', 'out/server/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']
// What starts the app is run as it is and is no part of the build.
const sources = [
  'electron/{main,preload,server,cli,engine}/**/*.ts',
  'renderer/**/*',
  'shared/**/*.ts',
  'electron.vite.config.ts',
  'package-lock.json',
]

/** True where a part of the build is missing, or older than something it is made from. */
export const buildIsStale = (root: string): boolean => {
  if (outputs.some((path) => !existsSync(join(root, path)))) return true
  const built = Math.min(...outputs.map((path) => modifiedAt(root, path)))
  return sources.some((pattern) => globSync(pattern, { cwd: root }).some((path) => modifiedAt(root, path) > built))
}

/** Builds where that is needed, saying so in one line. Throws where the build fails; it has said why itself then. */
export const buildIfNeeded = async (root: string): Promise<void> => {
  if (!buildIsStale(root)) return
  console.log('Building Stackwright (some seconds, only after a change)')
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  await runToolVisibly(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root })
}

const modifiedAt = (root: string, path: string): number => statSync(join(root, path)).mtimeMs
