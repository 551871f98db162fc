import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import type { LeaseTimes } from '#engine/queue/lease.ts'
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'
import { fillQueue } from './fill-queue.ts'
import type { FromWorker } from './stop-messages.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

/** How often a holder is stopped past its lease. */
export interface StopRun {
  readonly rounds: number
  readonly seed: number
  readonly say?: (line: string) => void
  readonly signal?: AbortSignal
}

/** What a run came to. */
export interface StopTally {
  /** Rounds, each with a holder that stood still past its lease. */
  readonly takeovers: number
  readonly problems: readonly string[]
}

/** Short, so that a run of many rounds ends, and long beside what a busy machine keeps a process waiting. */
const lease: LeaseTimes = { lengthMs: 1000, renewEveryMs: 150, graceMs: 200 }
const patienceMs = 30_000

/**
 * Two workers on one database: the holder of a command is stopped (SIGSTOP) in one of its steps until the other has taken
 * over, then goes on (SIGCONT). From there nothing that it writes may be accepted, and it begins no step.
 */
export async function runStops(run: StopRun): Promise<StopTally> {
  const folder = mkdtempSync(join(tmpdir(), 'sw-stops-'))
  const { file, stacks } = await fillQueue(folder, { hosts: 1, commands: 0 })
  const [stack] = stacks
  if (!stack) throw new Error('A queue needs a stack')
  const workers = [startWorkerProcess(folder, lease), startWorkerProcess(folder, lease)] as const
  const reader = new BetterSqlite(file, { readonly: true, timeout: 5000 })
  const random = seededRandom(run.seed)
  let takeovers = 0
  const problems: string[] = []
  try {
    for (const worker of workers)
      if (!(await worker.heard(isReady, patienceMs))) throw new Error('a worker does not start')
    for (let round = 0; round < run.rounds; round += 1) {
      if (run.signal?.aborted || problems.length > 10) break
      const [holder, other] = round % 2 === 0 ? workers : [workers[1], workers[0]]
      problems.push(...(await stopOnce({ holder, other, stack, file, reader, random, seq: round + 1 })))
      takeovers += 1
      run.say?.(`${takeovers} rounds, ${problems.length} violations`)
    }
    return { takeovers, problems }
  } finally {
    reader.close()
    // Ends a process that is stopped, too.
    for (const { child } of workers) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const isReady = ({ kind }: FromWorker) => kind === 'ready'

interface Round {
  readonly holder: WorkerProcess
  readonly other: WorkerProcess
  readonly stack: { readonly id: string; readonly hostId: string }
  readonly file: string
  readonly reader: BetterSqlite.Database
  readonly random: SeededRandom
  /** Of the command that the round makes. */
  readonly seq: number
}

async function stopOnce(round: Round): Promise<readonly string[]> {
  const { holder, other, stack, reader, seq } = round
  holder.send({ kind: 'enqueue', host: stack.hostId, stack: stack.id })
  const command = await idOf(reader, seq)
  const isOf = (kind: 'holding' | 'lost', attempt?: number) => (message: FromWorker) =>
    message.kind === kind && message.command === command && (attempt === undefined || message.attempt === attempt)
  if (!(await holder.heard(isOf('holding', 1), patienceMs))) return [`#${seq} is not claimed`]
  await standStill(round)
  const took = (await other.heard(isOf('holding'), patienceMs)) !== null
  const before = writesOfFirst(reader, command)
  holder.child.kill('SIGCONT')
  const stopped = (await holder.heard(isOf('lost', 1), patienceMs)) !== null
  const whileHeld = writesOfFirst(reader, command)
  for (const worker of [holder, other]) worker.send({ kind: 'finish', command })
  const end = await endOf(reader, command)
  const after = writesOfFirst(reader, command)
  return [
    ...(took ? [] : [`#${seq} is not taken over`]),
    ...(stopped ? [] : [`#${seq}: the first holder went on after the takeover`]),
    ...(before === whileHeld && before === after ? [] : [`#${seq}: a stale write was accepted: ${after}`]),
    ...(end === 'DONE' ? [] : [`#${seq} is ${end}`]),
  ]
}

/** Stops the holder at some moment. One that is stopped inside a transaction keeps everybody from writing: it goes on a bit. */
async function standStill({ holder, file, random }: Round): Promise<void> {
  await delay(random.below(150))
  for (;;) {
    holder.child.kill('SIGSTOP')
    if (canWrite(file)) return
    holder.child.kill('SIGCONT')
    await delay(random.below(20))
  }
}

function canWrite(file: string): boolean {
  const writer = new BetterSqlite(file, { timeout: 250 })
  try {
    writer.exec('BEGIN IMMEDIATE; ROLLBACK')
    return true
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  } finally {
    writer.close()
  }
}

async function idOf(reader: BetterSqlite.Database, seq: number): Promise<string> {
  const query = reader.prepare<[number], { id: string }>('SELECT id FROM commands WHERE seq = ?')
  const deadline = Date.now() + patienceMs
  for (;;) {
    const row = query.get(seq)
    if (row) return row.id
    if (Date.now() > deadline) throw new Error(`#${seq} is not enqueued`)
    await delay(5)
  }
}

/** All that the first attempt wrote, and the moves of the command until it was taken over. */
function writesOfFirst(reader: BetterSqlite.Database, command: string): string {
  const all = (what: string) => reader.prepare(what).all(command)
  return JSON.stringify([
    all('SELECT position, status, started_at, finished_at FROM command_steps WHERE command_id = ? AND attempt = 1'),
    all('SELECT seq, text FROM command_logs WHERE command_id = ? AND attempt = 1'),
    all(`SELECT n, to_status FROM command_events WHERE command_id = ? AND n <= 4`),
  ])
}

async function endOf(reader: BetterSqlite.Database, command: string): Promise<string> {
  const query = reader.prepare<[string], { status: string }>('SELECT status FROM commands WHERE id = ?')
  const deadline = Date.now() + patienceMs
  for (;;) {
    const status = query.get(command)?.status ?? 'gone'
    if ((status !== 'RUNNING' && status !== 'PENDING') || Date.now() > deadline) return status
    await delay(5)
  }
}
