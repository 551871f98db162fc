import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ChangeFeed } from '#engine/change-feed.ts'
import { silentLog } from '#engine/engine-log.ts'
import { newId } from '#engine/new-id.ts'
import type { CommandContext, Settlement, StoredCommand } from '#engine/queue/command-context.ts'
import { createQueue } from '#engine/queue/queue.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { CommandEvent } from '#shared/contract/commands.ts'
import { clock, done, ended, gate, noChanges, noRetries, temporaryQueue, untilAborted } from './temp-queue.ts'

const nothing = async () => done

test('a command that is enqueued runs without being asked for, and ends with its journal whole', async () => {
  const { queue, enqueue, stack, host } = await temporaryQueue(async (_command, context) => {
    context.log('info', 'plan', 'one step')
    await context.planSteps([{ text: 'create web', cause: 'missing', phase: 'before' }])
    await context.stepStarted(0)
    context.log('info', 'create-container', 'created web')
    await context.stepEnded(0, 'DONE')
    await context.commit(async () => {})
    return done
  })
  await queue.start()
  const command = await enqueue({ payload: { version: 1 } })
  const last = await ended(queue, command)
  expect(last).toEqual({
    ...command,
    status: 'DONE',
    outcome: 'APPLIED',
    attempt: 1,
    startedAt: expect.any(String),
    finishedAt: expect.any(String),
    progress: { done: 1, total: 1 },
  })
  expect(command).toMatchObject({ seq: 1, hostName: host.name, stackName: stack.name, title: 'Apply shop' })
  const lines = await queue.logs.list(command.id, { afterSeq: 0, limit: 10 })
  expect(lines.map((line) => [line.seq, line.attempt, line.step, line.text])).toEqual([
    [1, 1, 'plan', 'one step'],
    [2, 1, 'create-container', 'created web'],
  ])
  expect(await queue.steps.list(command.id)).toEqual([
    {
      attempt: 1,
      index: 0,
      text: 'create web',
      cause: 'missing',
      phase: 'before',
      status: 'DONE',
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
    },
  ])
})

test('commands of a host run one at a time in order, hosts beside each other', async () => {
  const order: string[] = []
  const otherRan = gate()
  const { queue, enqueue, addHost, addStack } = await temporaryQueue(async (command) => {
    order.push(`begin ${JSON.stringify(command.payload)}`)
    // The first one waits for the other host's, which could not run if hosts waited for each other.
    if (command.payload === 1) await otherRan.opened
    if (command.payload === 'other') otherRan.open()
    order.push(`end ${JSON.stringify(command.payload)}`)
    return done
  })
  const other = await addStack('blog', await addHost('far'))
  await queue.start()
  const commands = [
    await enqueue({ payload: 1 }),
    await enqueue({ payload: 2 }),
    await enqueue({ payload: 3 }),
    await enqueue({ payload: 'other', stack: other }),
  ]
  for (const command of commands) await ended(queue, command)
  expect(order).toEqual(['begin 1', 'begin "other"', 'end "other"', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
})

test('50 equal requests at once with one idempotency key make one command', async () => {
  const { queue, enqueue } = await temporaryQueue(nothing)
  const made = await Promise.all(Array.from({ length: 50 }, () => enqueue({ key: 'k', payload: { a: 1, b: 2 } })))
  expect(new Set(made.map((command) => command.id)).size).toBe(1)
  expect((await queue.commands.list({ limit: 10 })).items).toHaveLength(1)
  // The order of keys is no difference; another value is.
  expect((await enqueue({ key: 'k', payload: { b: 2, a: 1 } })).id).toBe(made[0]?.id)
  await expect(enqueue({ key: 'k', payload: { a: 2, b: 2 } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
})

test('what is stored for a command that could not be enqueued is not stored either', async () => {
  const { queue, database } = await temporaryQueue(nothing)
  const failing = queue.commands.enqueue(async (transaction) => {
    await transaction.insertInto('settings').values({ key: 'made-for-it', value: '1' }).execute()
    throw new AppError('STACK_NOT_FOUND', { stack: 'x' })
  })
  await expect(failing).rejects.toMatchObject({ code: 'STACK_NOT_FOUND' })
  expect(await database.db.selectFrom('settings').selectAll().execute()).toEqual([])
})

test('a cancel of a command that never ran ends it at once', async () => {
  const { queue, enqueue } = await temporaryQueue(nothing)
  const command = await enqueue()
  expect(await queue.cancel('#1', 'ann')).toMatchObject({
    id: command.id,
    status: 'CANCELLED',
    outcome: 'UNCHANGED',
    cancelRequested: true,
  })
  await expect(queue.cancel(command.id, 'ann')).rejects.toMatchObject({ code: 'COMMAND_ENDED' })
  await expect(queue.cancel('77', 'ann')).rejects.toMatchObject({ code: 'COMMAND_NOT_FOUND' })
})

test('a cancel of a running command is recorded and aborts its signal; the handler decides how it ends', async () => {
  const running = gate()
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    running.open()
    await untilAborted(context.signal).catch(() => {})
    context.log('info', 'settle', 'led back')
    return { status: 'CANCELLED', outcome: 'ROLLED_BACK', error: null }
  })
  await queue.start()
  const command = await enqueue()
  await running.opened
  expect(await queue.cancel(command.id, 'ann')).toMatchObject({ status: 'RUNNING', cancelRequested: true })
  expect(await ended(queue, command)).toMatchObject({ status: 'CANCELLED', outcome: 'ROLLED_BACK' })
})

test('a handler that throws the reason of its cancel is CANCELLED', async () => {
  const running = gate()
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    running.open()
    return untilAborted(context.signal)
  })
  await queue.start()
  const command = await enqueue()
  await running.opened
  await queue.cancel(command.id, 'ann')
  expect(await ended(queue, command)).toMatchObject({
    status: 'CANCELLED',
    outcome: 'UNCHANGED',
    error: { code: 'COMMAND_CANCELLED' },
  })
})

test('an error of the table ends a command FAILED with that error, an exception as INTERNAL with a reference', async () => {
  const reports: unknown[] = []
  const log = { info() {}, warn() {}, error: (data: object) => void reports.push(data) }
  const { queue, enqueue } = await temporaryQueue(
    async ({ payload }, context) => {
      await context.planSteps([{ text: 'start web', cause: 'missing', phase: 'swap' }])
      if (payload === 'bug') throw new Error('secret detail')
      await context.stepStarted(0)
      throw new AppError('PORT_IN_USE', { port: 80, host: 'local', holder: null })
    },
    { log },
  )
  await queue.start()
  expect(await ended(queue, await enqueue())).toMatchObject({
    status: 'FAILED',
    outcome: 'PARTIAL',
    error: { code: 'PORT_IN_USE', message: 'Port 80 on local is already used by another program.' },
  })
  const bug = await ended(queue, await enqueue({ payload: 'bug' }))
  expect(bug).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'INTERNAL' } })
  expect(JSON.stringify(bug)).not.toContain('secret detail')
  expect(bug.error?.message).toContain(String((reports[0] as { reference: string }).reference))
})

test('an orderly stop puts a running command back, however often, and the next start resumes it', async () => {
  const seen: Array<[number, boolean]> = []
  const running = [gate(), gate(), gate(), gate(), gate()]
  const run = async (command: StoredCommand, context: CommandContext) => {
    seen.push([command.attempt, context.signal.aborted])
    running[command.attempt]?.open()
    return command.attempt < 4 ? untilAborted(context.signal) : done
  }
  const first = await temporaryQueue(run)
  const command = await first.enqueue({ maxAttempts: 2 })
  for (const attempt of [1, 2, 3, 4]) {
    const queue = createQueue({
      db: first.database.db,
      clock,
      newId,
      changes: noChanges,
      log: silentLog,
      run,
      ...noRetries,
    })
    await queue.start()
    await running[attempt]?.opened
    if (attempt === 4) expect(await ended(queue, command)).toMatchObject({ status: 'DONE', attempt: 4 })
    await queue.stop()
  }
  expect(seen).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, false],
  ])
})

test('a write of a handler whose command another worker took is refused', async () => {
  const running = gate()
  const taken = gate()
  const writes: string[] = []
  const { queue, enqueue, database } = await temporaryQueue(async (command, context) => {
    if (command.attempt > 1) return done
    await context.planSteps([{ text: 'start web', cause: 'missing', phase: 'swap' }])
    running.open()
    await taken.opened
    for (const write of [() => context.stepStarted(0), () => context.commit(async () => void writes.push('committed'))])
      await write().catch((error: Error) => writes.push(error.name))
    return done
  })
  await queue.start()
  const command = await enqueue()
  await running.opened
  await database.db.updateTable('commands').set({ status: 'PENDING', lease_owner: null, lease_until: null }).execute()
  taken.open()
  // The first attempt is refused and leaves the command alone; its end wakes the worker, which runs it again.
  expect(await ended(queue, command)).toMatchObject({ status: 'DONE', attempt: 2 })
  expect(writes).toEqual(['HoldLost', 'HoldLost'])
})

test('a commit stores what it writes together with its mark, or neither', async () => {
  const { queue, enqueue, database } = await temporaryQueue(async ({ payload }, context) => {
    await context.commit(async (transaction) => {
      await transaction
        .insertInto('settings')
        .values({ key: String(payload), value: '1' })
        .execute()
      if (payload === 'bad') throw new AppError('STACK_NOT_FOUND', { stack: 'x' })
    })
    return done
  })
  await queue.start()
  await ended(queue, await enqueue({ payload: 'good' }))
  await ended(queue, await enqueue({ payload: 'bad' }))
  const { db } = database
  expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'good' }])
  const rows = await db.selectFrom('commands').select(['status', 'committed_at']).orderBy('seq').execute()
  expect(rows).toEqual([
    { status: 'DONE', committed_at: expect.any(Number) },
    { status: 'FAILED', committed_at: null },
  ])
})

test('thousands of log lines come to a follower in order, once each, before the end', async () => {
  const total = 3000
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    for (let line = 1; line <= total; line += 1) {
      context.log('info', 'pull', `line ${line}`)
      if (line % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    return done
  })
  const command = await enqueue()
  const events: CommandEvent[] = []
  await queue.start()
  for await (const event of queue.follow({ command: String(command.seq), afterSeq: 0 }, AbortSignal.timeout(20_000)))
    events.push(event)
  const lines = events.flatMap((event) => (event.kind === 'log' ? [event.line] : []))
  expect(lines.map((line) => line.seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1))
  expect(lines.map((line) => line.text)).toEqual(lines.map((line) => `line ${line.seq}`))
  expect(events[0]).toMatchObject({ kind: 'command' })
  expect(events.at(-1)).toMatchObject({ kind: 'command', command: { status: 'DONE' } })
  const rest: number[] = []
  for await (const event of queue.follow({ command: command.id, afterSeq: total - 2 }, AbortSignal.timeout(20_000)))
    if (event.kind === 'log') rest.push(event.line.seq)
  expect(rest).toEqual([total - 1, total])
})

test('how far a pull is comes to a follower while it runs, newest only, and to nobody afterwards', async () => {
  const seenAll = gate()
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    await context.planSteps([{ text: 'pull image app:1', cause: 'missing', phase: 'before' }])
    await context.stepStarted(0)
    for (let currentBytes = 0; currentBytes <= 1000; currentBytes += 1) {
      const layer = { id: 'a', state: 'downloading', currentBytes, totalBytes: 1000 } as const
      context.pullMoved(0, { image: 'app:1', layers: [layer] })
    }
    await seenAll.opened
    return done
  })
  const command = await enqueue()
  await queue.start()
  const seen: number[] = []
  for await (const event of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(20_000))) {
    if (event.kind === 'pull') seen.push(event.pull.layers[0]?.currentBytes ?? -1)
    if (seen.at(-1) === 1000) seenAll.open()
  }
  expect([seen.length < 10, seen.at(-1)]).toEqual([true, 1000])
  for await (const event of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(20_000)))
    expect(event.kind).not.toBe('pull')
})

test('a follower ends when it leaves or the queue stops', async () => {
  const { queue, enqueue } = await temporaryQueue((_command, context) => untilAborted(context.signal))
  const command = await enqueue()
  const leaving = new AbortController()
  const follow = async (signal: AbortSignal) => {
    let last = ''
    for await (const event of queue.follow({ command: command.id, afterSeq: 0 }, signal))
      if (event.kind === 'command') last = event.command.status
    return last
  }
  const left = follow(leaving.signal)
  leaving.abort()
  expect(await left).toMatch(/^(PENDING)?$/)
  await queue.start()
  const followed = follow(AbortSignal.timeout(20_000))
  await queue.stop()
  await followed
  expect(await queue.commands.get(command.id)).toMatchObject({ status: 'PENDING' })
})

test('lists are newest first, narrowed and cut to pages', async () => {
  const { queue, enqueue, addHost, addStack, stack } = await temporaryQueue(nothing)
  const other = await addStack('blog', await addHost('far'))
  for (let i = 0; i < 5; i += 1) await enqueue(i % 2 === 0 ? {} : { stack: other })
  await queue.cancel('5', 'ann')
  const seqs = async (filter: Parameters<typeof queue.commands.list>[0]) => {
    const { items, nextCursor } = await queue.commands.list(filter)
    return [items.map((command) => command.seq), nextCursor]
  }
  expect(await seqs({ limit: 2 })).toEqual([[5, 4], '4'])
  expect(await seqs({ limit: 2, cursor: '4' })).toEqual([[3, 2], '2'])
  expect(await seqs({ limit: 2, cursor: '2' })).toEqual([[1], null])
  expect(await seqs({ limit: 9, stackId: stack.id })).toEqual([[5, 3, 1], null])
  expect(await seqs({ limit: 9, hostId: other.hostId })).toEqual([[4, 2], null])
  expect(await seqs({ limit: 9, active: true })).toEqual([[4, 3, 2, 1], null])
  expect(await seqs({ limit: 9, active: false })).toEqual([[5], null])
  expect(await seqs({ limit: 9, status: 'CANCELLED' })).toEqual([[5], null])
})

test('a search finds words in stack, kind, number and error, through all of the history and page by page', async () => {
  const failing = async (): Promise<Settlement> => ({
    status: 'FAILED',
    outcome: 'UNCHANGED',
    error: {
      code: 'PORT_IN_USE',
      message: 'Port 8080 on local is used by 100%_nginx.',
      next: 'Take another "message".',
    },
  })
  const { queue, enqueue, addStack, stack, host, database } = await temporaryQueue(failing)
  const other = await addStack('blog', host)
  await enqueue()
  const last = await enqueue({ stack: other })
  await queue.start()
  await ended(queue, last)
  await queue.stop()
  const search = async (words: string, more: { cursor?: string; limit?: number; active?: boolean } = {}) => {
    const { items, nextCursor } = await queue.commands.list({ limit: 9, ...more, search: words })
    return [items.map((command) => command.seq), nextCursor]
  }
  expect(await search('BLOG')).toEqual([[2], null])
  expect(await search('port 8080')).toEqual([[2, 1], null])
  expect(await search('port_in_use blog')).toEqual([[2], null])
  expect(await search('#1')).toEqual([[1], null])
  expect(await search('%_n')).toEqual([[2, 1], null])
  expect(await search('9%x')).toEqual([[], null])
  expect(await search('message')).toEqual([[], null])
  expect(await search(last.id.slice(0, 30))).toMatchObject([expect.arrayContaining([2]), null])
  expect(await search('nginx', { limit: 1 })).toEqual([[2], '2'])
  expect(await search('nginx', { limit: 1, cursor: '2' })).toEqual([[1], null])
  expect(await search('nginx', { active: true })).toEqual([[], null])
  await sql`update sqlite_sequence set seq = 5000 where name = 'commands'`.execute(database.db)
  const far = await enqueue()
  expect(far.seq).toBeGreaterThan(2000)
  expect(await search(stack.name)).toEqual([[far.seq, 1], null])
})

test('changes of a status are published at once, progress at most every 100 ms', async () => {
  const published: string[] = []
  const changes: Pick<ChangeFeed, 'publish'> = {
    publish: (change) => void published.push(change.kind === 'command' ? change.status : change.kind),
  }
  const { queue, enqueue } = await temporaryQueue(
    async (_command, context) => {
      for (let i = 0; i < 50; i += 1) {
        context.log('info', 'pull', `${i}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return done
    },
    { changes },
  )
  await queue.start()
  await ended(queue, await enqueue())
  expect(published.slice(0, 2)).toEqual(['PENDING', 'RUNNING'])
  expect(published.at(-1)).toBe('DONE')
  expect(published.length).toBeGreaterThan(3)
  expect(published.length).toBeLessThan(20)
})

const unreachable = {
  status: 'FAILED',
  outcome: 'UNCHANGED',
  error: { code: 'ENGINE_UNREACHABLE', message: 'It does not answer.', next: 'Start it.' },
} as const
const quickRetries = {
  retryPolicy: async () =>
    ({ attempts: 3, firstDelaySeconds: 0.02, retries: { transient: 'RETRY', unknown: 'RETRY' } }) as const,
}

test('a failure that passes by itself is tried again, and the log says when', async () => {
  const attempts: number[] = []
  const { queue, enqueue } = await temporaryQueue(
    async ({ attempt, interrupted }) => {
      expect(interrupted).toBe(false)
      attempts.push(attempt)
      return attempt < 3 ? unreachable : done
    },
    { retrying: quickRetries },
  )
  await queue.start()
  const command = await enqueue()
  expect(await ended(queue, command)).toMatchObject({ status: 'DONE', attempt: 3, notBefore: null })
  expect(attempts).toEqual([1, 2, 3])
  const lines = await queue.logs.list(command.id, { afterSeq: 0, limit: 10 })
  expect(lines.map(({ attempt, step }) => [attempt, step])).toEqual([
    [1, 'retry'],
    [2, 'retry'],
  ])
})

test('a command that waits to be tried again can be cancelled, and then is', async () => {
  const { queue, enqueue } = await temporaryQueue(
    async (_command, { signal }) =>
      signal.aborted ? { status: 'CANCELLED', outcome: 'UNCHANGED', error: null } : unreachable,
    {
      retrying: {
        retryPolicy: async () =>
          ({ attempts: 3, firstDelaySeconds: 0.2, retries: { transient: 'RETRY', unknown: 'RETRY' } }) as const,
      },
    },
  )
  await queue.start()
  const command = await enqueue()
  for await (const event of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(10_000)))
    if (event.kind === 'command' && event.command.notBefore !== null) {
      await queue.cancel(command.id, 'tester')
      break
    }
  expect(await ended(queue, command)).toMatchObject({ status: 'CANCELLED' })
})

test('a part of the work left by a failure is known to the next attempt', async () => {
  const seen: boolean[] = []
  const { queue, enqueue } = await temporaryQueue(
    async ({ interrupted }) => {
      seen.push(interrupted)
      return seen.length < 2 ? { ...unreachable, outcome: 'PARTIAL' } : done
    },
    { retrying: quickRetries },
  )
  await queue.start()
  await ended(queue, await enqueue())
  expect(seen).toEqual([false, true])
})

test('a paused host starts nothing and another host goes on; resumed, it goes on in its order', async () => {
  const ran: unknown[] = []
  const { queue, enqueue, host, addHost, addStack } = await temporaryQueue(async ({ payload }) => {
    ran.push(payload)
    return done
  })
  const other = await addStack('blog', await addHost('far'))
  await queue.start()
  await queue.pause(host.id, 'tester')
  await queue.pause(host.id, 'somebody else')
  const first = await enqueue({ payload: 1 })
  const second = await enqueue({ payload: 2 })
  await ended(queue, await enqueue({ payload: 'other', stack: other }))
  expect(ran).toEqual(['other'])
  await queue.resume(host.id)
  await ended(queue, first)
  await ended(queue, second)
  expect(ran).toEqual(['other', 1, 2])
})

test('what a command says at its end is stored with the end, or neither is', async () => {
  const { queue, enqueue, database, stack } = await temporaryQueue(async () => ({
    ...done,
    store: async (transaction) => {
      await transaction.updateTable('stacks').set({ status: 'DEPLOYING' }).where('id', '=', stack.id).execute()
    },
  }))
  await queue.start()
  await ended(queue, await enqueue())
  const row = await database.db.selectFrom('stacks').select('status').executeTakeFirstOrThrow()
  expect(row.status).toBe('DEPLOYING')
})

test('calls and evidence of a command are kept in order', async () => {
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    await context.keepEvidence('plan', { operations: 2 })
    await context.keepEvidence('plan', { operations: 'a second one is not kept' })
    context.recordCall({ call: 'observe', target: '', at: 1, tookMs: 5, error: null })
    context.recordCall({ call: 'createContainer', target: 'shop-web-1', at: 7, tookMs: 2, error: 'no space' })
    return done
  })
  await queue.start()
  const command = await enqueue()
  await ended(queue, command)
  expect(await queue.evidence.items(command.id)).toEqual([
    { attempt: 1, what: 'plan', at: expect.any(String), content: { operations: 2 } },
  ])
  expect((await queue.evidence.calls(command.id)).map(({ seq, call, error }) => [seq, call, error])).toEqual([
    [1, 'observe', null],
    [2, 'createContainer', 'no space'],
  ])
})

test('records of commands that ended long ago are deleted, the commands stay', async () => {
  const { queue, enqueue } = await temporaryQueue(async (_command, context) => {
    for (let n = 1; n <= 450; n += 1) context.log('info', 'plan', `line ${n}`)
    await context.planSteps([{ text: 'create', cause: 'new', phase: 'before' }])
    await context.keepEvidence('plan', { operations: 1 })
    return done
  })
  await queue.start()
  const command = await enqueue()
  await ended(queue, command)
  const never = new AbortController().signal
  await queue.pruneRecords(new Date(Date.now() - 60_000), never)
  expect(await queue.logs.list(command.id, { afterSeq: 0, limit: 1000 })).toHaveLength(450)
  await queue.pruneRecords(new Date(Date.now() + 60_000), never)
  expect(await queue.logs.list(command.id, { afterSeq: 0, limit: 10 })).toEqual([])
  expect(await queue.steps.list(command.id)).toEqual([])
  expect(await queue.evidence.items(command.id)).toEqual([])
  expect(await queue.commands.get(command.id)).toMatchObject({ status: 'DONE' })
})

test('a lease that ran out lets another worker take over, and the first one stops at its next write', async () => {
  const holding = gate()
  const goOn = gate()
  const writes: string[] = []
  const { queue, enqueue, database } = await temporaryQueue(async (_command, context) => {
    holding.open()
    await goOn.opened
    await context.commit(async () => void writes.push('stale'))
    return done
  })
  await queue.start()
  const command = await enqueue()
  await holding.opened
  const later = { now: () => new Date(Date.now() + 60_000) }
  const other = createQueue({
    ...{ db: database.db, clock: later, newId, changes: noChanges, log: silentLog, ...noRetries },
    run: async () => {
      writes.push('takeover')
      return done
    },
  })
  await other.start()
  expect(await ended(other, command)).toMatchObject({ status: 'DONE', attempt: 2 })
  goOn.open()
  await queue.stop()
  await other.stop()
  expect(writes).toEqual(['takeover'])
})

test('nothing is begun while nothing can be stored; when that has passed, a wake is enough', async () => {
  let works = false
  const { queue, enqueue } = await temporaryQueue(async () => done, { mayBegin: () => works })
  await queue.start()
  const command = await enqueue()
  await new Promise((resolve) => setImmediate(resolve))
  expect(await queue.commands.get(command.id)).toMatchObject({ status: 'PENDING', attempt: 0 })
  works = true
  queue.wake()
  expect(await ended(queue, command)).toMatchObject({ status: 'DONE' })
})

test('an end that the disk does not take is stored when it does, and is no end before', async () => {
  const { queue, enqueue, database } = await temporaryQueue(async () => done)
  await queue.start()
  await sql`CREATE TRIGGER full BEFORE UPDATE OF finished_at ON commands BEGIN SELECT RAISE(ABORT, 'no room'); END`.execute(
    database.db,
  )
  const command = await enqueue()
  await expect.poll(async () => (await queue.commands.get(command.id)).status).toBe('RUNNING')
  await sql`DROP TRIGGER full`.execute(database.db)
  expect(await ended(queue, command)).toMatchObject({ status: 'DONE', attempt: 1 })
})

test('a command that waits to be tried again waits for nothing once the clock was set back', async () => {
  const patient = {
    retryPolicy: async () =>
      ({ attempts: 3, firstDelaySeconds: 600, retries: { transient: 'RETRY', unknown: 'RETRY' } }) as const,
  }
  const { queue, enqueue, database } = await temporaryQueue(async () => unreachable, { retrying: patient })
  await queue.start()
  const command = await enqueue()
  await expect.poll(async () => (await queue.commands.get(command.id)).notBefore).not.toBe(null)
  await queue.stop()
  const dayBefore = { now: () => new Date(Date.now() - 86_400_000) }
  const other = createQueue({
    ...{ db: database.db, clock: dayBefore, newId, changes: noChanges, log: silentLog, ...noRetries },
    run: async () => done,
  })
  await other.start()
  expect(await ended(other, command)).toMatchObject({ status: 'DONE', attempt: 2 })
  await other.stop()
})
