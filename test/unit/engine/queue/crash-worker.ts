import { openDatabase } from '#engine/db/connection.ts'
import { claimDataFolder } from '#engine/db/data-folder.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { createQueue } from '#engine/queue/queue.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'

// Works on the queue of the folder given until it is killed: says the command's id where it enqueues one, and `reached`
// where it waits for its end, which is in its second step or after its commit.
const [folder = '', where] = process.argv.slice(2)
const clock = { now: () => new Date() }
const noRetries = {
  retryPolicy: async () =>
    ({ attempts: 1, firstDelaySeconds: 1, retries: { transient: 'FAIL', unknown: 'FAIL' } }) as const,
  random: () => 0.5,
}
const changes = { publish() {} }
const forever = () =>
  new Promise<never>(() => {
    process.stdout.write('reached\n')
    setInterval(() => {}, 60_000)
  })

const run: RunCommand = async (_command, context) => {
  await context.planSteps([
    { text: 'one', cause: 'missing', phase: 'before' },
    { text: 'two', cause: 'missing', phase: 'swap' },
  ])
  context.log('info', 'one', 'before the first step')
  await context.stepStarted(0)
  await context.stepEnded(0, 'DONE')
  context.log('info', 'two', 'before the second step')
  await context.stepStarted(1)
  if (where === 'commit') await context.commit(async () => {})
  return forever()
}

claimDataFolder(folder)
const { db } = await openDatabase({ folder })
const queue = createQueue({ db, clock, newId, changes, log: silentLog, run, ...noRetries })
if ((await queue.commands.list({ limit: 1 })).items.length === 0) {
  const host = await createHostStore({ db, clock, newId, changes }).add({
    name: 'local',
    connection: { kind: 'socket', path: '/nowhere.sock' },
  })
  const stack = await createStackStore({ db, clock, newId, changes }).create({ name: 'shop', hostId: host.id })
  const command = await queue.commands.enqueue(async () => ({
    kind: 'APPLY_STACK_VERSION',
    title: 'Apply shop',
    hostId: host.id,
    stackId: stack.id,
    payload: {},
    actor: 'tester',
    version: null,
    service: null,
    approvedPlan: null,
    maxAttempts: 3,
  }))
  process.stdout.write(`${command.id}\n`)
}
await queue.start()
