import { parseArgs } from 'node:util'
import { runClaims } from './run-claims.ts'

// npm run test:claims -- --processes 8 --claims 10000 --hosts 16 --seconds 600
const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '8' },
    /** Of each process. */
    claims: { type: 'string', default: '10000' },
    hosts: { type: 'string', default: '16' },
    /** After so long the run ends with what was claimed. */
    seconds: { type: 'string', default: '3600' },
  },
})
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const limit = setTimeout(() => stop.abort(), Number(values.seconds) * 1000)
const began = performance.now()
const [processes, claims, hosts] = [Number(values.processes), Number(values.claims), Number(values.hosts)]
const tally = await runClaims({ processes, claims, hosts, signal: stop.signal, say: console.log })
clearTimeout(limit)
for (const problem of tally.problems) console.log(`VIOLATION ${problem}`)
console.log(
  `${tally.claims} of ${processes * claims} claims by ${processes} processes, ${tally.samples} looks from beside, ` +
    `${tally.busy} waits for a busy database, ${tally.problems.length} violations, ` +
    `${Math.round((performance.now() - began) / 1000)} s`,
)
process.exitCode = tally.problems.length === 0 ? 0 : 1
