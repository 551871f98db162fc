import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import type { Settlement } from '#engine/queue/command-context.ts'
import { openBenchQueue } from './bench-queue.ts'

const done: Settlement = { status: 'DONE', outcome: 'APPLIED', error: null }
const barMs = 20

/**
 * From the request to the moment a handler has its command, RUNNING and every write of it synced; and commands a second
 * from request to stored end, one after the other. Beside it, in turn, the floor: an insert and an update, each synced.
 * Answers whether the bar holds.
 */
export async function measureQueue(folder: string, rounds: number): Promise<boolean> {
  let began = () => {}
  const { queue, enqueue, close } = await openBenchQueue(folder, async () => {
    began()
    return done
  })
  const floor = openFloor(join(folder, 'floor.db'))
  const [ours, raw, whole, rawWhole]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = 0; round < rounds + 20; round += 1) {
    const from = performance.now()
    const running = new Promise<void>((resolve) => {
      began = resolve
    })
    const command = await enqueue()
    await running
    const runningMs = performance.now() - from
    for await (const _ of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(30_000))) {
      // To its end.
    }
    const wholeMs = performance.now() - from
    const floorMs = floor.insertAndUpdate()
    const floorWholeMs = floorMs + floor.update()
    // The first ones warm up.
    if (round < 20) continue
    ours.push(runningMs)
    whole.push(wholeMs)
    raw.push(floorMs)
    rawWhole.push(floorWholeMs)
  }
  floor.close()
  await close()
  const p95 = percentile(ours, 95)
  say('enqueue to RUNNING', ours, raw)
  say('enqueue to stored end', whole, rawWhole)
  console.log(
    `commands a second, one after the other: ${perSecond(whole)}; three synced writes: ${perSecond(rawWhole)}`,
  )
  console.log(`bar: enqueue to RUNNING p95 under ${barMs} ms: ${p95 < barMs ? 'holds' : 'DOES NOT HOLD'}\n`)
  return p95 < barMs
}

function openFloor(file: string) {
  const database = new BetterSqlite(file)
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE work (id INTEGER PRIMARY KEY, status TEXT, payload TEXT)')
  const insert = database.prepare(`INSERT INTO work (status, payload) VALUES ('PENDING', '{"version":1}')`)
  const change = database.prepare(`UPDATE work SET status = 'RUNNING' WHERE id = (SELECT max(id) FROM work)`)
  const timed = (work: () => void): number => {
    const from = performance.now()
    work()
    return performance.now() - from
  }
  return {
    insertAndUpdate: () =>
      timed(() => {
        insert.run()
        change.run()
      }),
    update: () => timed(() => void change.run()),
    close: () => void database.close(),
  }
}

const percentile = (times: readonly number[], percent: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor((times.length * percent) / 100))] ?? 0

const perSecond = (times: readonly number[]): number =>
  Math.round((times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0))

function say(what: string, ours: readonly number[], floor: readonly number[]): void {
  const words = [50, 95].map((percent) => {
    const [a, b] = [percentile(ours, percent), percentile(floor, percent)]
    return `p${percent} ${a.toFixed(2)} ms, floor ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)}`
  })
  console.log(`${what} (${ours.length} in turn): ${words.join('; ')}`)
}
