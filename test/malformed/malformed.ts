import { parseArgs } from 'node:util'
import { runMalformed } from './run-malformed.ts'

// npm run test:malformed -- --calls 100000 --seed 1
const { values } = parseArgs({
  options: { calls: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const began = performance.now()
const tally = await runMalformed({ calls: Number(values.calls), seed: Number(values.seed), signal: stop.signal })
for (const violation of tally.violations.slice(0, 40)) console.log(`VIOLATION ${violation}`)
console.log(
  `${tally.calls} malformed calls (seed ${values.seed}): ${tally.refused} refused with a typed error, ${tally.answered} answered, ` +
    `${tally.closed} ended with their port; slowest ${tally.slowestMs} ms, heap grew by ${tally.grewMiB} MiB, ` +
    `${tally.violations.length} violations, ${Math.round((performance.now() - began) / 1000)} s`,
)
process.exitCode = tally.violations.length > 0 ? 1 : 0
