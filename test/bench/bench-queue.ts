import { mkdirSync } from 'node:fs'
import { openDatabase } from '#engine/db/connection.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { createQueue } from '#engine/queue/queue.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'

const clock = { now: () => new Date() }
const changes = { publish() {} }

/** The queue of the product on a data folder, with a first host and stack to ask commands for. Stop it with `close`. */
export async function openBenchQueue(folder: string, run: RunCommand) {
  mkdirSync(folder, { recursive: true })
  const { db, close } = await openDatabase({ folder })
  const queue = createQueue({
    ...{ db, clock, newId, changes, log: silentLog, run, random: Math.random },
    retryPolicy: async () => ({ attempts: 1, firstDelaySeconds: 1, retries: { transient: 'FAIL', unknown: 'FAIL' } }),
  })
  const hosts = createHostStore({ db, clock, newId, changes })
  const connection = { kind: 'socket', path: '/nowhere' } as const
  const host = (await hosts.list())[0] ?? (await hosts.add({ name: 'local', connection }))
  const stacks = createStackStore({ db, clock, newId, changes })
  const stack = await stacks.ensure({ name: 'bench', hostId: null, defaultHostId: host.id })
  const enqueue = () =>
    queue.commands.enqueue(async () => ({
      ...{ kind: 'APPLY_STACK_VERSION', title: 'Apply bench v1', version: 1, service: null, payload: { version: 1 } },
      ...{ hostId: stack.hostId, stackId: stack.id, actor: 'bench', approvedPlan: null, maxAttempts: 3 },
    }))
  await queue.start()
  return {
    queue,
    enqueue,
    async close() {
      await queue.stop()
      await close()
    },
  }
}
