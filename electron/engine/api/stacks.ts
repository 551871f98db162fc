import { packLines } from '#shared/model/log-batch.ts'
import { type ContainerLogRequest, readContainerLogs } from '../monitor/container-logs.ts'
import { defaultHost } from './default-host.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'
import { stackRuntime, stackSummary } from './stack-view.ts'

type LogInput = Pick<ContainerLogRequest, 'services' | 'follow' | 'past'> & {
  readonly stack: string
  readonly since?: string | undefined
}

/** The stacks, and what runs of them. */
export function implementStacks(parts: EngineParts) {
  const { stacks, hosts, connections } = parts
  const { list, get, create, runtime, logs, logBatches } = implementer.stacks

  const read = async (input: LogInput, signal: AbortSignal | undefined) => {
    const { id, hostId, adoptedProject } = await stacks.get(input.stack)
    const { services, follow, past } = input
    const request = { stackId: id, adoptedProject, services, follow, since: input.since ?? null, past }
    return readContainerLogs(connections.client(hostId), request, signalOf(parts, signal))
  }

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
      const services = input.service === undefined ? null : [input.service]
      const past = { from: 'newest', count: input.tail } as const
      for await (const lines of await read({ ...input, services, past }, signal)) yield* lines
    }),

    logBatches: logBatches.handler(async function* ({ input, signal }) {
      const past =
        input.first === undefined
          ? ({ from: 'newest', count: input.tail } as const)
          : ({ from: 'since', count: input.first } as const)
      const services = input.services ?? null
      for await (const lines of await read({ ...input, services, past }, signal)) yield packLines(lines)
    }),
  }
}
