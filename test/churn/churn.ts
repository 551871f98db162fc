// Compares what the monitor says with what the Engine lists while containers come, go and change:
// npm run test:churn -- --containers 100 --compares 1000 --seed 1. STACKWRIGHT_TEST_DOCKER names an Engine with the test
// images; without it a private one is started.
import { parseArgs } from 'node:util'
import { startTestEngine } from '../support/test-engine.ts'
import { runChurn } from './run-churn.ts'

const { values } = parseArgs({
  options: {
    containers: { type: 'string', default: '100' },
    compares: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const engine = await startTestEngine()
if (engine.kind === 'none') {
  console.error(`No Docker Engine: ${engine.reason}`)
  process.exitCode = 1
} else {
  try {
    const result = await runChurn({
      socket: engine.address.replace('unix://', ''),
      containers: Number(values.containers),
      compares: Number(values.compares),
      everyMs: 50,
      lastingMs: 5_000,
      seed: Number(values.seed),
    })
    console.log(
      `${result.compares} comparisons of ${values.containers} containers during ${result.changes} changes: ` +
        `${result.moments} differences of a moment, the longest ${Math.round(result.longestMs)} ms, ` +
        `${result.lasting.length} lasting`,
    )
    for (const line of result.lasting) console.log(`  ${line}`)
    process.exitCode = result.lasting.length > 0 ? 1 : 0
  } finally {
    await engine.stop()
  }
}
