import { mkdirSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { localUser } from '#engine/access/authorize.ts'
import { createEngine } from '#engine/engine.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { openBenchQueue } from './bench-queue.ts'
import { fillHistory, type HistorySize } from './full-history.ts'
import { timeStatements } from './timed-statements.ts'

const barMs = 10
const rounds = 3

/**
 * Every statement of calls, worker, recovery and retention on a database with a long history. Each holds the event loop
 * for as long as it runs. Answers whether none is above the bar.
 */
export async function measureHistory(folder: string, size: HistorySize): Promise<boolean> {
  mkdirSync(folder, { recursive: true })
  const from = performance.now()
  await fillHistory(folder, size)
  console.log(
    `${size.commands} commands and ${size.lines} log lines stored in ${Math.round((performance.now() - from) / 1000)} s`,
  )
  const statements = timeStatements()
  for (let round = 0; round < rounds; round += 1) {
    await callEverything(folder)
    await workAndPrune(folder, round)
    statements.nextRound()
  }
  statements.stop()
  // Opening checks the file page by page, once, before anything waits; rewriting it belongs to that.
  const all = statements.list().filter(({ text }) => !/^(PRAGMA|pragma)/.test(text))
  const slow = all.filter(({ processorMs }) => processorMs > barMs)
  for (const { text, processorMs, clockMs, runs } of slow.length > 0 ? slow : all.slice(0, 5))
    console.log(
      `${processorMs.toFixed(2)} ms of the processor, ${clockMs.toFixed(2)} by the clock, ${runs} runs: ${shortened(text)}`,
    )
  console.log(`bar: no statement over ${barMs} ms, of ${all.length}: ${slow.length === 0 ? 'holds' : 'DOES NOT HOLD'}`)
  return slow.length === 0
}

/** From the middle of a long list of columns nothing is learnt. */
const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 100)} ... ${text.slice(-280)}` : text)

const statuses = ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const

/** The calls that read commands and what hangs on them, with every filter, from both ends of the history. */
async function callEverything(folder: string): Promise<void> {
  const engine = await createEngine({ dataFolder: folder, shell: 'server', dockerHost: 'unix:///nowhere.sock' })
  try {
    await engine.start({ work: false })
    const api = createRouterClient(engine.router, { context: engine.context(localUser) })
    const hosts = (await api.hosts.list()).items.map(({ name }) => name)
    const stacks = (await api.stacks.list({ limit: 200 })).items.map(({ name }) => name)
    const places = [
      {},
      ...[hosts[0], hosts[1], hosts[7]].map((host) => ({ host })),
      ...stacks.slice(0, 3).map((stack) => ({ stack })),
    ]
    for (const place of places) {
      await api.commands.list({ ...place, limit: 200 })
      await api.commands.list({ ...place, limit: 200, cursor: '1000' })
      for (const active of [true, false]) await api.commands.list({ ...place, active, limit: 50 })
      for (const status of statuses) await api.commands.list({ ...place, status, limit: 50 })
      for (const search of ['unhealthy', 'nothing-has-this', '#77'])
        await api.commands.list({ ...place, search, limit: 50 })
    }
    for (const stack of stacks.slice(0, 3)) {
      await api.stacks.get({ stack })
      await api.stacks.runtime({ stack }).catch(() => {})
      await api.versions.list({ stack, limit: 50 })
    }
    // The one with the longest log, and one like any other.
    for (const command of ['1000', '501']) {
      const { id } = await api.commands.get({ command })
      await api.commands.log({ command: id, limit: 1000 })
      await api.commands.log({ command: id, afterSeq: 300, limit: 1000 })
      for await (const _ of await api.commands.follow({ command: id })) {
        // To its end.
      }
      await api.commands.evidence({ command: id })
    }
    await api.commands.retry({ command: '91' }).catch(() => {})
    await api.system.settings()
  } finally {
    await engine.stop()
  }
}

/** A command with a journal, the recovery of a start, a cancel, and a day of retention. */
async function workAndPrune(folder: string, round: number): Promise<void> {
  const steps = [{ text: 'create', cause: 'new', phase: 'before' } as const]
  const run: RunCommand = async (_command, context) => {
    await context.planSteps(steps)
    await context.stepStarted(0)
    for (let n = 0; n < 2000; n += 1) context.log('info', 'pull', `line ${n}`)
    context.recordCall({ call: 'create', target: 'web', tookMs: 1, error: null, at: Date.now() })
    await context.keepEvidence('plan', { operations: [] })
    await context.stepEnded(0, 'DONE')
    await context.commit(async () => {})
    return { status: 'DONE', outcome: 'APPLIED', error: null }
  }
  const { queue, enqueue, close } = await openBenchQueue(folder, run)
  const command = await enqueue()
  for await (const _ of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(60_000))) {
    // To its end.
  }
  const other = await enqueue()
  await queue.cancel(other.id, 'bench').catch(() => {})
  // Each round takes another day of the history away.
  const keptDays = 59 - round
  const cutoff = Date.now() - keptDays * 86_400_000
  await queue.pruneRecords(new Date(cutoff), new AbortController().signal)
  await close()
}
