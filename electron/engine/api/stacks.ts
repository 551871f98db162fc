import { readContainerLogs } from '../monitor/container-logs.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { stackRuntime, stackSummary } from './stack-view.ts'

/** The stacks, and what runs of them. */
export function implementStacks(parts: EngineParts) {
  const { stacks, hosts, connections } = parts
  const { list, get, create, runtime, logs } = implementer.stacks

  return {
    list: list.handler(async ({ input }) => {
      const hostId = input.host === undefined ? undefined : (await hosts.get(input.host)).id
      const { items, nextCursor } = await stacks.list({ ...input, hostId })
      return { items: await Promise.all(items.map((stack) => stackSummary(parts, stack))), nextCursor }
    }),

    get: get.handler(async ({ input }) => stackSummary(parts, await stacks.get(input.stack))),

    create: create.handler(async ({ input }) => {
      const host = input.host === undefined ? await defaultHost(hosts) : await hosts.get(input.host)
      return stackSummary(parts, await stacks.create({ name: input.name, hostId: host.id }))
    }),

    runtime: runtime.handler(async ({ input }) => stackRuntime(parts, await stacks.get(input.stack))),

    logs: logs.handler(async function* ({ input, signal }) {
      const stack = await stacks.get(input.stack)
      const request = {
        stackId: stack.id,
        adoptedProject: stack.adoptedProject,
        service: input.service ?? null,
        follow: input.follow,
        since: input.since ?? null,
        tail: input.tail,
      }
      yield* readContainerLogs(connections.client(stack.hostId), request, signalOf(parts, signal))
    }),
  }
}
