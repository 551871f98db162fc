import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#engine/db/connection.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { temporaryFolder } from '../db/temp-database.ts'
import { done, ended, temporaryQueue } from './temp-queue.ts'

/**
 * Runs the queue of a folder in a process of its own, and kills it with SIGKILL when it says `reached`. Where the folder
 * has no command, it enqueues one first. Answers what the process said before.
 */
async function crash(folder: string, where: 'step' | 'commit'): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-worker.ts'), folder, where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'reached') break
    said.push(line)
  }
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return said
}

async function expectWhole(folder: string): Promise<void> {
  const { db, close } = await openDatabase({ folder })
  const check = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(db)
  expect(check.rows).toEqual([{ integrity_check: 'ok' }])
  await close()
}

test('a command whose process is killed in a step is resumed at the next start, with its journal up to the step', async () => {
  const folder = temporaryFolder()
  const said = await crash(folder, 'step')
  await expectWhole(folder)
  const seen: unknown[] = []
  const run: RunCommand = async (command, context) => {
    seen.push({ attempt: command.attempt, committedAt: command.committedAt, aborted: context.signal.aborted })
    context.log('info', 'plan', 'resumed')
    return done
  }
  const { queue } = await temporaryQueue(run, { folder })
  const interrupted = await queue.commands.get('1')
  expect(said).toEqual([interrupted.id])
  expect(interrupted).toMatchObject({ status: 'RUNNING', attempt: 1 })
  expect(await queue.steps.list(interrupted.id)).toMatchObject([{ status: 'DONE' }, { status: 'RUNNING' }])
  await queue.start()
  expect(await ended(queue, interrupted)).toMatchObject({ status: 'DONE', attempt: 2 })
  expect(seen).toEqual([{ attempt: 2, committedAt: null, aborted: false }])
  const lines = await queue.logs.list(interrupted.id, { afterSeq: 0, limit: 50 })
  expect(lines.map((line) => [line.seq, line.attempt, line.text])).toEqual([
    [1, 1, 'before the first step'],
    [2, 1, 'before the second step'],
    [3, 1, 'Attempt 1 was interrupted; it is resumed.'],
    [4, 2, 'resumed'],
  ])
})

test('a command killed after its commit is resumed knowing that it committed', async () => {
  const folder = temporaryFolder()
  await crash(folder, 'commit')
  const committed: unknown[] = []
  const { queue } = await temporaryQueue(
    async (command) => {
      committed.push(command.committedAt)
      return done
    },
    { folder },
  )
  await queue.start()
  await ended(queue, await queue.commands.get('1'))
  expect(committed).toEqual([expect.any(String)])
})

test('a command asked to cancel before the crash is resumed with an aborted signal, to be led back', async () => {
  const folder = temporaryFolder()
  await crash(folder, 'step')
  const reasons: unknown[] = []
  const { queue } = await temporaryQueue(
    async (_command, context) => {
      reasons.push(context.signal.reason)
      throw context.signal.reason
    },
    { folder },
  )
  // The process is gone, so this is a cancel of a command that is still marked RUNNING.
  expect(await queue.cancel('1', 'ann')).toMatchObject({ status: 'RUNNING', cancelRequested: true })
  await queue.start()
  expect(await ended(queue, await queue.commands.get('1'))).toMatchObject({ status: 'CANCELLED', outcome: 'PARTIAL' })
  expect(reasons).toEqual([expect.objectContaining({ by: 'cancel' })])
})

// Three processes start and die, which takes a busy machine more than the usual time.
test('a command that brings the process down each time ends FAILED, and the next one runs', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  for (let attempt = 1; attempt <= 3; attempt += 1) await crash(folder, 'step')
  const { queue, enqueue } = await temporaryQueue(async () => done, { folder })
  const next = await enqueue()
  await queue.start()
  expect(await ended(queue, next)).toMatchObject({ seq: 2, status: 'DONE' })
  expect(await queue.commands.get('1')).toMatchObject({
    status: 'FAILED',
    outcome: 'PARTIAL',
    attempt: 3,
    error: { code: 'CRASH_RETRIES_EXHAUSTED' },
  })
})
