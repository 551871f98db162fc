import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '#engine/db/connection.ts'
import { silentLog } from '#engine/engine-log.ts'
import { newId } from '#engine/new-id.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { HoldLost } from '#engine/queue/held-command.ts'
import { createQueue } from '#engine/queue/queue.ts'
import { HostId, StackId } from '#shared/model/ids.ts'
import { FromWorker, ToWorker } from './stop-messages.ts'

// A worker beside others on the database of the folder given, with lease times given as JSON. A command takes one short
// step after another until it is told to finish.
const [folder = '', times = '{}'] = process.argv.slice(2)
const stepMs = 25
const stepCount = 100
const finishing = new Set<string>()
const tell = (message: FromWorker) => process.send?.(FromWorker.parse(message), () => {})

const run: RunCommand = async ({ id, attempt }, context) => {
  try {
    await context.planSteps(
      Array.from({ length: stepCount }, (_, index) => ({ text: `step ${index}`, cause: 'missing', phase: 'swap' })),
    )
    tell({ kind: 'holding', command: id, attempt })
    for (let index = 0; !finishing.has(id); index += 1) {
      if (index < stepCount) await context.stepStarted(index)
      context.log('info', 'work', `at step ${index}`)
      await delay(stepMs)
      if (index < stepCount) await context.stepEnded(index, 'DONE')
      context.signal.throwIfAborted()
    }
    await context.commit(async () => {})
    return { status: 'DONE', outcome: 'APPLIED', error: null }
  } catch (error) {
    if (error instanceof HoldLost) tell({ kind: 'lost', command: id, attempt })
    throw error
  }
}

const { db } = await openDatabase({ folder })
const queue = createQueue({
  db,
  clock: { now: () => new Date() },
  newId,
  changes: { publish() {} },
  log: silentLog,
  run,
  lease: JSON.parse(times),
  retryPolicy: async () => ({ attempts: 1, firstDelaySeconds: 1, retries: { transient: 'FAIL', unknown: 'FAIL' } }),
  random: () => 0.5,
})

process.on('message', (message) => {
  const asked = ToWorker.parse(message)
  if (asked.kind === 'finish') {
    finishing.add(asked.command)
    return
  }
  void queue.commands.enqueue(async () => ({
    kind: 'APPLY_STACK_VERSION',
    title: 'Apply shop',
    hostId: HostId.parse(asked.host),
    stackId: StackId.parse(asked.stack),
    payload: {},
    actor: 'tester',
    version: null,
    service: null,
    approvedPlan: null,
    maxAttempts: 20,
  }))
})
process.once('disconnect', () => process.exit(0))
await queue.start()
tell({ kind: 'ready' })
