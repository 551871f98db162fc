import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formatBytes } from '#shared/format/bytes.ts'
import { electronBinary } from '../support/electron-binary.ts'
import { runProgram } from '../support/run-program.ts'
import { onPath } from '../support/system-packages.ts'
import { contentProblems, packedFiles, sizesByPart } from './asar-contents.ts'
import { fuseProblems } from './fuse-wire.ts'

/*
 * Makes the package of this system as a folder, looks at what is in it, and starts it:
 *
 *     npm run package:dir
 *
 * ELECTRON_OVERRIDE_DIST_PATH names an unpacked Electron to take where its download is out of reach. docs/packaging.md
 * says what the other packages need.
 */
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'dist/linux-unpacked')
const archive = join(folder, 'resources/app.asar')

if (process.platform !== 'linux') {
  console.error('This check is written for Linux; docs/packaging.md has the commands for other systems.')
  process.exitCode = 1
} else process.exitCode = (await make()) && (await isSound()) && (await runs()) ? 0 : 1

async function make(): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true })
  const binary = electronBinary()
  const here = binary ? [`-c.electronDist=${dirname(binary)}`] : []
  const { code } = await runProgram('electron-builder', ['--linux', 'dir', ...here])
  if (code === 0 && binary) takeBinaryOf(dirname(binary))
  return code === 0
}

/**
 * An Electron older than the pinned one speaks an older Node-API than better-sqlite3's binary; a folder of such a one may
 * bring the binary made for it. It is put into this folder only, and said.
 */
function takeBinaryOf(electron: string): void {
  rmSync(join(folder, 'resources/app'), { recursive: true, force: true })
  const older = join(electron, 'native/better_sqlite3.node')
  if (!existsSync(older)) return
  const packed = packedFiles(archive).find(({ path }) => path.endsWith('.node'))
  if (!packed) return
  copyFileSync(older, join(folder, 'resources/app.asar.unpacked', packed.path))
  rmSync(join(folder, 'native'), { recursive: true, force: true })
  console.log('SQLite: the binary that this older Electron brings stands in for the packed one')
}

async function isSound(): Promise<boolean> {
  const files = packedFiles(archive)
  const sizes = sizesByPart(files)
  console.log(`\napp.asar: ${files.length} files, ${formatBytes(sizes.reduce((sum, { bytes }) => sum + bytes, 0))}`)
  for (const { part, bytes } of sizes) console.log(`${formatBytes(bytes).padStart(10)}  ${part}`)
  const problems = [...contentProblems(archive), ...(await fuseProblems(join(folder, 'stackwright')))]
  for (const problem of problems) console.error(`PACKAGE: ${problem}`)
  if (problems.length === 0) console.log('contents and fuses are as they should be')
  return problems.length === 0
}

async function runs(): Promise<boolean> {
  const screen = onPath('xvfb-run') ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24'] : []
  const [program = 'node', ...args] = [...screen, 'node', join(root, 'test/package/smoke.ts'), folder]
  return (await runProgram(program, args)).code === 0
}
