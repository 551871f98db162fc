import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '#engine/db/connection.ts'
import { seedStack, temporaryDatabase, temporaryFolder } from '../db/temp-database.ts'

const statuses = ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const
type Status = (typeof statuses)[number]

/** A database of the product, seen through plain SQL by somebody who keeps to no rule but the schema's. */
async function rawDatabase(): Promise<BetterSqlite.Database> {
  const folder = temporaryFolder()
  const database = await temporaryDatabase(folder)
  await seedStack(database.db, 'h1', 's1')
  await seedStack(database.db, 'h2', 's2')
  await database.close()
  const raw = new BetterSqlite(databaseFile(folder))
  raw.pragma('foreign_keys = ON')
  onTestFinished(() => {
    raw.close()
  })
  return raw
}

const insert = (raw: BetterSqlite.Database, id: string, host = 'h1') =>
  raw
    .prepare(
      `INSERT INTO commands (id, kind, title, payload, host_id, stack_id, actor, max_attempts, created_at, updated_at)
       VALUES (?, 'APPLY_STACK_VERSION', 'Apply', '{}', ?, ?, 'tester', 3, 1, 1)`,
    )
    .run(id, host, host === 'h1' ? 's1' : 's2')

/** The columns that a row of this status must have, beside the status. */
const columns: Readonly<Record<Status, string>> = {
  PENDING: 'lease_owner = NULL, lease_until = NULL',
  RUNNING: `attempt = attempt + 1, fence = (SELECT fence + 1 FROM partition_fence WHERE host_id = commands.host_id),
    lease_owner = 'w', lease_until = 9, started_at = COALESCE(started_at, 2)`,
  DONE: `outcome = 'APPLIED', finished_at = 3, lease_owner = NULL, lease_until = NULL`,
  FAILED: `outcome = 'PARTIAL', error_code = 'X', error_json = '{}', finished_at = 3, lease_owner = NULL, lease_until = NULL`,
  CANCELLED: `outcome = 'UNCHANGED', finished_at = 3, lease_owner = NULL, lease_until = NULL`,
}

const move = (raw: BetterSqlite.Database, id: string, to: Status) =>
  raw.prepare(`UPDATE commands SET status = '${to}', ${columns[to]}, updated_at = updated_at + 1 WHERE id = ?`).run(id)

const attempted = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const pathTo: Readonly<Record<Status, readonly Status[]>> = {
  PENDING: [],
  RUNNING: ['RUNNING'],
  DONE: ['RUNNING', 'DONE'],
  FAILED: ['RUNNING', 'FAILED'],
  CANCELLED: ['CANCELLED'],
}

const legal = new Set([
  'PENDING RUNNING',
  'PENDING CANCELLED',
  'RUNNING PENDING',
  'RUNNING DONE',
  'RUNNING FAILED',
  'RUNNING CANCELLED',
])

test('of all 25 pairs of statuses the schema lets 6 changes and 2 standings pass', async () => {
  const raw = await rawDatabase()
  const result: Record<string, string> = {}
  for (const from of statuses)
    for (const to of statuses) {
      const id = `${from} ${to}`
      insert(raw, id)
      for (const step of pathTo[from]) move(raw, id, step)
      result[id] = attempted(() =>
        from === to
          ? raw.prepare('UPDATE commands SET status = status, not_before = 5 WHERE id = ?').run(id)
          : move(raw, id, to),
      )
      const left = raw.prepare('SELECT status FROM commands WHERE id = ?').pluck().get(id)
      if (left === 'RUNNING') move(raw, id, 'DONE')
    }
  const expected = statuses.flatMap((from) =>
    statuses.map((to) => {
      const terminal = !['PENDING', 'RUNNING'].includes(from)
      const allowed = legal.has(`${from} ${to}`) || (from === to && !terminal)
      return [`${from} ${to}`, allowed ? 'allowed' : terminal ? 'TERMINAL' : 'ILLEGAL_TRANSITION']
    }),
  )
  expect(result).toEqual(Object.fromEntries(expected))
})

test('a host has one RUNNING command at most, also for plain SQL', async () => {
  const raw = await rawDatabase()
  for (const id of ['a', 'b']) insert(raw, id)
  insert(raw, 'c', 'h2')
  move(raw, 'a', 'RUNNING')
  expect(attempted(() => move(raw, 'b', 'RUNNING'))).toMatch('UNIQUE constraint failed')
  expect(attempted(() => move(raw, 'c', 'RUNNING'))).toBe('allowed')
})

test('what a command is never changes', async () => {
  const raw = await rawDatabase()
  insert(raw, 'a')
  const changes = {
    id: `'x'`,
    seq: '99',
    kind: `'x'`,
    title: `'x'`,
    payload: `'[]'`,
    host_id: `'h2'`,
    stack_id: `'s2'`,
    actor: `'x'`,
    approved_plan: `'x'`,
    created_at: '99',
  }
  const results = Object.entries(changes).map(([column, value]) =>
    attempted(() => raw.prepare(`UPDATE commands SET ${column} = ${value} WHERE id = 'a'`).run()),
  )
  expect(results).toEqual(results.map(() => 'IMMUTABLE_COLUMN'))
})

test.each([
  [
    'a command that does not start PENDING',
    (raw: BetterSqlite.Database) =>
      raw.exec(`INSERT INTO commands
    (id, kind, title, payload, host_id, stack_id, actor, max_attempts, status, created_at, updated_at, outcome, finished_at)
    VALUES ('z', 'K', '', '{}', 'h1', 's1', 'x', 3, 'DONE', 1, 1, 'APPLIED', 2)`),
    'MUST_START_PENDING',
  ],
  [
    'a claim with an old fence',
    (raw: BetterSqlite.Database) =>
      raw.exec(`UPDATE commands SET status = 'RUNNING', attempt = 1,
    fence = 0, lease_owner = 'w', lease_until = 9, started_at = 2 WHERE id = 'a'`),
    'BAD_CLAIM',
  ],
  [
    'a claim that does not count its attempt',
    (raw: BetterSqlite.Database) =>
      raw.exec(`UPDATE commands SET status = 'RUNNING',
    fence = 7, lease_owner = 'w', lease_until = 9, started_at = 2 WHERE id = 'a'`),
    'BAD_CLAIM',
  ],
  [
    'an attempt counted without a claim',
    (raw: BetterSqlite.Database) => raw.exec(`UPDATE commands SET attempt = 2 WHERE id = 'a'`),
    'BAD_CLAIM',
  ],
  [
    'a commit of a command that does not run',
    (raw: BetterSqlite.Database) => raw.exec(`UPDATE commands SET committed_at = 2 WHERE id = 'a'`),
    'NOT_RUNNING',
  ],
  [
    'the loss of a command that has not ended',
    (raw: BetterSqlite.Database) => raw.exec(`DELETE FROM commands WHERE id = 'a'`),
    'LIVE_COMMAND',
  ],
  [
    'a log line out of order',
    (raw: BetterSqlite.Database) => raw.exec(`INSERT INTO command_logs VALUES ('a', 2, 1, 1, 'info', 's', 't')`),
    'LOG_GAP',
  ],
  [
    'a version out of order',
    (raw: BetterSqlite.Database) =>
      raw.exec(`INSERT INTO stack_versions VALUES ('s1', 2, '{}', printf('%064d', 1), '', 'x', 1)`),
    'VERSION_GAP',
  ],
  [
    'a stack that moves to another host',
    (raw: BetterSqlite.Database) => raw.exec(`UPDATE stacks SET host_id = 'h2' WHERE id = 's1'`),
    'STACK_ON_HOST',
  ],
  ['a stack without its history', (raw: BetterSqlite.Database) => raw.exec(`DELETE FROM stacks`), 'STACK_HISTORY'],
])('the schema refuses %s', async (_what, act, word) => {
  const raw = await rawDatabase()
  insert(raw, 'a')
  expect(attempted(() => act(raw))).toBe(word)
})

test('a stored version can be neither changed nor deleted', async () => {
  const raw = await rawDatabase()
  raw.exec(`INSERT INTO stack_versions VALUES ('s1', 1, '{}', printf('%064d', 1), '', 'x', 1)`)
  expect(attempted(() => raw.exec(`UPDATE stack_versions SET message = 'x'`))).toBe('IMMUTABLE_VERSION')
  expect(attempted(() => raw.exec('DELETE FROM stack_versions'))).toBe('IMMUTABLE_VERSION')
})

test('log lines cannot be changed, nor added once the command has ended', async () => {
  const raw = await rawDatabase()
  insert(raw, 'a')
  raw.exec(`INSERT INTO command_logs VALUES ('a', 1, 1, 1, 'info', 's', 't')`)
  expect(attempted(() => raw.exec(`UPDATE command_logs SET text = 'x'`))).toBe('IMMUTABLE_LOG')
  expect(attempted(() => raw.exec('DELETE FROM command_logs'))).toBe('LIVE_COMMAND')
  move(raw, 'a', 'CANCELLED')
  expect(attempted(() => raw.exec(`INSERT INTO command_logs VALUES ('a', 2, 1, 1, 'info', 's', 't')`))).toBe('TERMINAL')
})

test('every change of a status leaves an event', async () => {
  const raw = await rawDatabase()
  insert(raw, 'a')
  for (const status of ['RUNNING', 'PENDING', 'RUNNING', 'DONE'] as const) move(raw, 'a', status)
  const events = raw.prepare('SELECT n, from_status, to_status, actor FROM command_events').raw().all()
  expect(events).toEqual([
    [1, null, 'PENDING', 'tester'],
    [2, 'PENDING', 'RUNNING', 'w'],
    [3, 'RUNNING', 'PENDING', 'w'],
    [4, 'PENDING', 'RUNNING', 'w'],
    [5, 'RUNNING', 'DONE', 'w'],
  ])
})

const action = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  set: fc.constantFrom(
    ...statuses.map((status) => `status = '${status}', ${columns[status]}`),
    ...statuses.map((status) => `status = '${status}'`),
    'attempt = attempt + 1',
    'attempt = 99',
    'fence = 1',
    `lease_owner = 'x'`,
    'lease_until = NULL',
    'finished_at = 5',
    'finished_at = NULL',
    `error_code = 'X'`,
    'committed_at = 5',
    'committed_at = NULL',
    `cancel_requested_at = 5, cancel_requested_by = 'x'`,
    'max_attempts = max_attempts - 1',
  ),
})

/** Rows and hosts that break a rule, found by looking at the data alone. */
const illegalRows = (raw: BetterSqlite.Database) =>
  raw.prepare(
    `SELECT id FROM commands WHERE attempt > max_attempts
         OR (status = 'RUNNING') <> (lease_owner IS NOT NULL)
         OR (status IN ('DONE', 'FAILED', 'CANCELLED')) <> (finished_at IS NOT NULL)
         OR (status = 'FAILED' AND error_code IS NULL)
         OR (status = 'RUNNING' AND (attempt = 0 OR fence IS NULL))
       UNION ALL SELECT host_id FROM commands WHERE status = 'RUNNING' GROUP BY host_id HAVING count(*) > 1
       UNION ALL SELECT command_id FROM command_events AS e WHERE from_status || ' ' || to_status NOT IN
         (${[...legal].map((pair) => `'${pair}'`).join(', ')})
       UNION ALL SELECT id FROM commands WHERE status <>
         (SELECT to_status FROM command_events WHERE command_id = commands.id ORDER BY n DESC LIMIT 1)`,
  )

/** Prepared once: the same few are run hundreds of thousands of times. */
function preparedUpdates(raw: BetterSqlite.Database) {
  const known = new Map<string, BetterSqlite.Statement>()
  return (set: string): BetterSqlite.Statement => {
    const statement = known.get(set) ?? raw.prepare(`UPDATE commands SET ${set} WHERE id = ?`)
    known.set(set, statement)
    return statement
  }
}

test('no sequence of writes leaves an illegal row, of 10,000 by chance', { timeout: 120_000 }, async () => {
  const raw = await rawDatabase()
  const [update, illegal] = [preparedUpdates(raw), illegalRows(raw)]
  const reset = () => raw.exec('ROLLBACK')
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      raw.exec('BEGIN')
      try {
        for (const [id, host] of [
          ['a', 'h1'],
          ['b', 'h1'],
          ['c', 'h1'],
          ['d', 'h2'],
        ] as const)
          insert(raw, id, host)
        for (const { id, set } of actions) attempted(() => update(set).run(id))
        expect(illegal.all()).toEqual([])
      } finally {
        reset()
      }
    }),
    { numRuns: 10_000 },
  )
})
