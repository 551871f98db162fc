import { openDatabase } from '#engine/db/connection.ts'
import { inTransaction } from '#engine/db/in-transaction.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import { insertCommand } from '#engine/queue/enqueue.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'
import { CommandId } from '#shared/model/ids.ts'

const clock = { now: () => new Date() }
const changes = { publish() {} }

/** Makes a data folder's database with one stack on each of so many hosts, and commands for them in turn. */
export async function fillQueue(folder: string, size: { readonly hosts: number; readonly commands: number }) {
  const { db, file, close } = await openDatabase({ folder })
  const hosts = createHostStore({ db, clock, newId, changes })
  const stacks = createStackStore({ db, clock, newId, changes })
  const owners: Array<Awaited<ReturnType<typeof stacks.create>>> = []
  for (let index = 0; index < size.hosts; index += 1) {
    const connection = { kind: 'socket', path: `/nowhere-${index}.sock` } as const
    const { id: hostId } = await hosts.add({ name: `host${index}`, connection })
    owners.push(await stacks.create({ name: `stack${index}`, hostId }))
  }
  await inTransaction(db, async (transaction) => {
    for (let index = 0; index < size.commands; index += 1) {
      const stack = owners[index % owners.length]
      if (!stack) throw new Error('A queue needs a host')
      await insertCommand(transaction, {
        id: CommandId.parse(newId()),
        kind: 'APPLY_STACK_VERSION',
        title: `Apply ${stack.name}`,
        hostId: stack.hostId,
        stackId: stack.id,
        payload: {},
        actor: 'tester',
        version: null,
        service: null,
        approvedPlan: null,
        maxAttempts: 20,
        now: Date.now(),
        idempotency: null,
      })
    }
  })
  await close()
  return { file, stacks: owners }
}
