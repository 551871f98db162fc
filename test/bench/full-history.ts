import BetterSqlite from 'better-sqlite3'
import { databaseFile, openDatabase } from '#engine/db/connection.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'

const clock = { now: () => new Date() }
const changes = { publish() {} }

/** Of a few stacks on a few hosts, as years of use leave it. */
export interface HistorySize {
  readonly commands: number
  /** In all; one command in a thousand has a thousand times as many as the others. */
  readonly lines: number
}

const hosts = 8
const stacks = 40
/** Days that the history spans, the newest command today. */
const days = 60

/**
 * Fills a new database: of a hundred commands ninety are DONE, eight FAILED and two CANCELLED; one host has only DONE
 * ones, one stack none. Every command has its steps and calls. Written past the triggers, to the same rows as through them.
 */
export async function fillHistory(folder: string, size: HistorySize): Promise<void> {
  const { db, close } = await openDatabase({ folder })
  const hostStore = createHostStore({ db, clock, newId, changes })
  const stackStore = createStackStore({ db, clock, newId, changes })
  const owners: { readonly stack: string; readonly host: string }[] = []
  const hostIds: string[] = []
  for (let n = 0; n < hosts; n += 1)
    hostIds.push((await hostStore.add({ name: `host${n}`, connection: { kind: 'socket', path: `/nowhere-${n}` } })).id)
  for (const [n, hostId] of hostIds.entries())
    for (let m = 0; m < stacks / hosts; m += 1) {
      const stack = await stackStore.ensure({ name: `stack${n}-${m}`, hostId: null, defaultHostId: hostId as never })
      if (n + m > 0) owners.push({ stack: stack.id, host: stack.hostId })
    }
  await close()
  insertAll(databaseFile(folder), owners, size)
}

const statusOf = (n: number, isFirstHost: boolean): 'DONE' | 'FAILED' | 'CANCELLED' => {
  if (isFirstHost || n % 100 < 90) return 'DONE'
  return n % 100 < 98 ? 'FAILED' : 'CANCELLED'
}

const error = JSON.stringify({ code: 'UNHEALTHY', message: 'web did not become healthy: curl failed', next: 'Look.' })

function insertAll(
  file: string,
  owners: readonly { readonly stack: string; readonly host: string }[],
  { commands, lines }: HistorySize,
): void {
  const raw = new BetterSqlite(file)
  raw.pragma('synchronous = OFF')
  const triggers = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
  const rules = triggers as { readonly name: string; readonly sql: string }[]
  for (const { name } of rules) raw.exec(`DROP TRIGGER ${name}`)
  const command =
    raw.prepare(`INSERT INTO commands (id, kind, title, version, payload, host_id, stack_id, actor, status,
    outcome, error_code, error_json, attempt, max_attempts, fence, created_at, updated_at, started_at, finished_at, log_bytes)
    VALUES (@id, 'APPLY_STACK_VERSION', @title, 1, '{"version":1}', @host, @stack, 'ann', @status, @outcome, @code, @error, 1, 3,
    @n, @at, @at, @at, @at, 1000)`)
  const event = raw.prepare(`INSERT INTO command_events VALUES (?, ?, ?, ?, ?, 'ann')`)
  const step = raw.prepare(
    `INSERT INTO command_steps VALUES (?, 1, ?, 'create container web', 'new', 'before', 'DONE', ?, ?)`,
  )
  const call = raw.prepare(`INSERT INTO command_calls VALUES (?, ?, 1, ?, 3, 'create-container', 'web-1', NULL)`)
  const line = raw.prepare(`INSERT INTO command_logs VALUES (?, ?, 1, ?, 'info', 'pull', ?)`)
  const evidence = raw.prepare(`INSERT INTO command_evidence VALUES (?, 1, 'plan', ?, '{"operations":[]}')`)
  const long = Math.floor(lines / 2 / Math.max(1, Math.floor(commands / 1000)))
  const short = Math.floor(lines / 2 / commands)
  const now = Date.now()
  raw.transaction(() => {
    for (let n = 0; n < commands; n += 1) {
      const owner = owners[n % owners.length]
      if (!owner) throw new Error('A history needs a stack')
      const id = newId()
      const at = now - Math.floor(((commands - n) / commands) * days * 86_400_000)
      const status = statusOf(n, owner.host === owners[0]?.host)
      const failed = status !== 'DONE'
      const outcome = failed ? 'ROLLED_BACK' : 'APPLIED'
      command.run({
        ...{ id, title: `Apply stack v${n}`, host: owner.host, stack: owner.stack, status, outcome, n: n + 1, at },
        code: failed ? 'UNHEALTHY' : null,
        error: failed ? error : null,
      })
      for (const [k, to] of ['PENDING', 'RUNNING', status].entries()) event.run(id, k + 1, at, null, to)
      for (let k = 0; k < 4; k += 1) step.run(id, k, at, at)
      for (let k = 1; k <= 6; k += 1) call.run(id, k, at)
      evidence.run(id, at)
      const count = n % 1000 === 999 ? long : short
      for (let k = 1; k <= count; k += 1) line.run(id, k, at, `step ${k} of the pull of web: 35.4 MB of 120 MB`)
    }
  })()
  raw.exec('UPDATE partition_fence SET fence = 1000000')
  for (const { sql } of rules) raw.exec(sql)
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
}
