import { parseArgs } from 'node:util'
import { crashPoints } from '#engine/crash-points.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { runKills } from './run-kills.ts'

// npm run test:crash -- --kills 1000 --seed 7
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
})
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
      seed,
      say: console.log,
      signal: stop.signal,
    })
    const missed = crashPoints.filter((point) => !tally.reached.has(point))
    for (const point of missed) console.log(`never reached: ${point}`)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `${tally.kills} kills (seed ${seed}), ${crashPoints.length - missed.length} of ${crashPoints.length} named moments, ` +
        `${tally.violations.length} violations, ${seconds} s`,
    )
    process.exitCode = tally.violations.length + missed.length > 0 ? 1 : 0
  } finally {
    await engine.stop()
  }
}
