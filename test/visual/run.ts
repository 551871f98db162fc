import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatBytes } from '#shared/format/bytes.ts'
import { runProgram } from '../support/run-program.ts'
import { withPalette } from './small-png.ts'

/*
 * Compares every screen in every state, in both themes and two widths, with the pictures in `baselines`:
 *
 *     npm run build && npm run test:visual [-- --update | --record] [-- NAME ...]
 *
 * `--update` takes what is there now for agreed on; `--record` asks a real server anew first (see record.ts).
 */
const baselines = join(import.meta.dirname, 'baselines')
/** Git keeps every version of a picture for ever. */
const mostBytes = 4 * 1024 * 1024

const given = process.argv.slice(2)
const renews = given.includes('--update') || given.includes('--record')
process.exitCode = await run()

async function run(): Promise<number> {
  if (given.includes('--record')) {
    const { code } = await runProgram('node', [join(import.meta.dirname, 'record.ts')])
    if (code !== 0) return code
  }
  const chosen = given.filter((name) => !name.startsWith('--'))
  const names = chosen.length > 0 ? ['-g', chosen.join('|')] : []
  const update = renews ? ['--update-snapshots=changed'] : []
  const config = join(import.meta.dirname, 'visual.config.ts')
  const { code } = await runProgram('playwright', ['test', '--config', config, ...update, ...names])
  if (renews) shrink()
  return code === 0 && isSmall() ? 0 : 1
}

function shrink(): void {
  for (const name of readdirSync(baselines)) {
    const file = join(baselines, name)
    const whole = readFileSync(file)
    const small = withPalette(whole)
    if (small.length < whole.length) writeFileSync(file, small)
  }
}

function isSmall(): boolean {
  const files = readdirSync(baselines)
  const bytes = files.reduce((sum, name) => sum + statSync(join(baselines, name)).size, 0)
  console.log(`${files.length} pictures, ${formatBytes(bytes)}`)
  if (bytes > mostBytes) console.error(`They may take ${formatBytes(mostBytes)} together.`)
  return bytes <= mostBytes
}
