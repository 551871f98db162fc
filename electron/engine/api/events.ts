import type { EventFilter } from '../monitor/events/event-store.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** What happened on the hosts. */
export function implementEvents(parts: EngineParts) {
  const { events, hosts, stacks } = parts
  const { list, follow } = implementer.events
  const filterOf = async <Input extends Asked>({ host, stack, ...rest }: Input): Promise<EventFilter> => ({
    ...rest,
    hostId: host === undefined ? undefined : (await hosts.get(host)).id,
    stackId: stack === undefined ? undefined : (await stacks.get(stack)).id,
  })

  return {
    list: list.handler(async ({ input: { cursor, limit, ...asked } }) => {
      const { items, nextCursor } = await events.store.list(await filterOf(asked), { cursor, limit })
      return { items, nextCursor }
    }),

    follow: follow.handler(async function* ({ input: { afterSeq, ...asked }, signal }) {
      yield* events.journal.follow(await filterOf(asked), afterSeq ?? null, signalOf(parts, signal))
    }),
  }
}

interface Asked {
  readonly host?: string | undefined
  readonly stack?: string | undefined
}
