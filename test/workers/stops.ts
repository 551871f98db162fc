import { parseArgs } from 'node:util'
import { runStops } from './run-stops.ts'

// npm run test:stops -- --rounds 200 --seed 7
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const began = performance.now()
const rounds = Number(values.rounds)
const tally = await runStops({ rounds, seed: Number(values.seed), signal: stop.signal, say: console.log })
for (const problem of tally.problems) console.log(`VIOLATION ${problem}`)
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  `${tally.takeovers} of ${rounds} rounds past the lease (seed ${values.seed}), ${tally.problems.length} violations, ${seconds} s`,
)
process.exitCode = tally.problems.length === 0 && tally.takeovers >= rounds ? 0 : 1
