import { expect, test } from 'vitest'
import { settleStacks } from '#engine/commands/settle-stacks.ts'
import { newId } from '#engine/new-id.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'
import { clock, done, noChanges, temporaryQueue } from '../queue/temp-queue.ts'

test('a stack that nothing works on any more is not DEPLOYING for ever; one whose command waits still is', async () => {
  const { database, queue, host, stack, addStack, enqueue } = await temporaryQueue(async () => done)
  const stacks = createStackStore({ db: database.db, clock, newId, changes: noChanges })
  const waiting = await addStack('waiting', host)
  await enqueue({ stack: waiting })
  for (const { id } of [stack, waiting]) await stacks.setStatus(id, 'DEPLOYING')

  await settleStacks(stacks, queue.commands)

  expect((await stacks.get('shop')).status).toBe('FAILED')
  expect((await stacks.get('waiting')).status).toBe('DEPLOYING')
})
