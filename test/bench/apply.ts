// Time of applies, rollbacks and removals beside `docker compose` and the bare Engine API, in turn, on a real Engine:
// `npm run bench:apply [-- --rounds N] [line...]`. STACKWRIGHT_TEST_DOCKER names an Engine with the test images, without it
// a private one is started; STACKWRIGHT_BENCH_COMPOSE names a docker-compose binary, without it `docker compose` is asked.
import { parseArgs } from 'node:util'
import { startTestEngine } from '../support/test-engine.ts'
import { benchLines, type Field, type Times } from './bench-lines.ts'
import { compose, stackwright } from './contenders.ts'
import { rawEngine } from './raw-engine.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
})
const wanted = benchLines.filter(({ name }) => positionals.length === 0 || positionals.includes(name))

const say = (text: string) => process.stdout.write(`${text}\n`)

const median = (times: readonly number[] | undefined): number | null =>
  times === undefined ? null : ([...times].sort((a, b) => a - b)[times.length >> 1] ?? null)

function tell(times: Times): void {
  const own = median(times.get('stackwright')) ?? 0
  for (const [who, list] of times) {
    const theirs = median(list) ?? 0
    const ratio = who === 'stackwright' ? '' : `, stackwright takes ${(own / theirs).toFixed(2)} times that`
    const span = `${Math.min(...list).toFixed(0)} to ${Math.max(...list).toFixed(0)}`
    say(`  ${who.padEnd(12)} ${theirs.toFixed(0).padStart(6)} ms (${span} in ${list.length} rounds)${ratio}`)
  }
}

async function measure(field: Field): Promise<void> {
  for (const { title, measure: run, bar } of wanted) {
    say(title)
    const times = await run(field)
    tell(times)
    const verdict = bar((who) => median(times.get(who)))
    if (verdict) say(`  ${verdict.holds ? 'holds' : 'DOES NOT HOLD'}: ${verdict.text}`)
  }
}

const engine = await startTestEngine()
if (engine.kind === 'none') {
  say(`skipped: ${engine.reason}`)
} else {
  const ours = await stackwright(engine.address)
  const other = compose(engine.address)
  if (!other) say('no docker compose here: set STACKWRIGHT_BENCH_COMPOSE to its binary')
  try {
    const raw = rawEngine(engine.address.replace('unix://', ''))
    await measure({ ours, compose: other, raw, rounds: Number(values.rounds) })
  } finally {
    await ours.cleanUp()
    await other?.cleanUp()
    await engine.stop()
  }
}
