import { parseArgs } from 'node:util'
import { crashPoints } from '#engine/crash-points.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { runKills } from './run-kills.ts'

// npm run test:crash -- --kills 1000 --seed 7
// npm run test:crash -- --kills 100 --signal SIGTERM    asks the process to end, at random moments only
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    signal: { type: 'string', default: 'SIGKILL' },
  },
})
const isOrderly = values.signal === 'SIGTERM'
const engine = await startTestEngine()
if (engine.kind === 'none') {
  console.error(`No Docker Engine: ${engine.reason}`)
  process.exitCode = 1
} else {
  const began = performance.now()
  const socketPath = engine.address.replace('unix://', '')
  const seed = Number(values.seed)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  try {
    const tally = await runKills({
      socketPath,
      kills: Number(values.kills),
      ...(isOrderly && { ending: 'SIGTERM', first: [] }),
      seed,
      say: console.log,
      signal: stop.signal,
    })
    const missed = isOrderly ? [] : crashPoints.filter((point) => !tally.reached.has(point))
    for (const point of missed) console.log(`never reached: ${point}`)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      isOrderly
        ? `${tally.kills} ends by SIGTERM (seed ${seed}), the slowest took ${Math.round(tally.slowestEndMs)} ms, ` +
            `${tally.violations.length} violations, ${seconds} s`
        : `${tally.kills} kills (seed ${seed}), ${crashPoints.length - missed.length} of ${crashPoints.length} named moments, ` +
            `${tally.violations.length} violations, ${seconds} s`,
    )
    process.exitCode = tally.violations.length + missed.length > 0 ? 1 : 0
  } finally {
    await engine.stop()
  }
}
