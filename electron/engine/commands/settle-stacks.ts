import type { Queue } from '../queue/queue.ts'
import type { StackStore } from '../stacks/stack-store.ts'

/**
 * Takes the status DEPLOYING from stacks that no command works on any more: those whose command was interrupted too often
 * and given up at the start. What really runs is then looked at, not assumed.
 */
export async function settleStacks(
  stacks: Pick<StackStore, 'list' | 'setStatus'>,
  commands: Pick<Queue['commands'], 'list'>,
): Promise<void> {
  const { items } = await stacks.list({ status: 'DEPLOYING', limit: 200 })
  for (const { id } of items) {
    const { items: live } = await commands.list({ stackId: id, active: true, limit: 1 })
    if (live.length === 0) await stacks.setStatus(id, 'FAILED', ['DEPLOYING'])
  }
}
