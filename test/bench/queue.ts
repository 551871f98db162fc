import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureHistory } from './measure-history.ts'
import { measureQueue } from './measure-queue.ts'

// npm run bench:queue -- --rounds 300 --commands 100000 --lines 1000000
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '300' },
    commands: { type: 'string', default: '100000' },
    lines: { type: 'string', default: '1000000' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'sw-bench-queue-'))
try {
  const isFast = await measureQueue(join(folder, 'empty'), Number(values.rounds))
  const size = { commands: Number(values.commands), lines: Number(values.lines) }
  const isSmooth = await measureHistory(join(folder, 'full'), size)
  process.exitCode = isFast && isSmooth ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
