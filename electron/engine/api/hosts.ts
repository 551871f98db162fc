import type { Host } from '#shared/model/host.ts'
import { diagnoseEngine } from '../hosts/engine-diagnosis.ts'
import { breakHostLock } from '../hosts/host-lock.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** The hosts, and what their Engines say. */
export function implementHosts(parts: EngineParts) {
  const { hosts, connections, clock, queue } = parts
  const { list, add, remove, test, diagnose, unlock, pauseQueue, resumeQueue } = implementer.hosts
  const view = (host: StoredHost): Host => ({ ...host, engine: connections.facts(host.id) })

  return {
    list: list.handler(async () => ({ items: (await hosts.list()).map(view) })),

    add: add.handler(async ({ input }) => {
      const host = await hosts.add(input)
      await connections.connect(host)
      await connections.probe(host.id)
      return view(host)
    }),

    remove: remove.handler(async ({ input }) => {
      const host = await hosts.get(input.host)
      await hosts.remove(host.id)
      await connections.disconnect(host.id)
      return {}
    }),

    test: test.handler(async ({ input }) => {
      const host = await hosts.get(input.host)
      await connections.probe(host.id)
      return view(host)
    }),

    unlock: unlock.handler(async ({ input, signal }) => {
      const { id } = await hosts.get(input.host)
      return { holder: await breakHostLock(connections.client(id), signalOf(parts, signal)) }
    }),

    pauseQueue: pauseQueue.handler(async ({ input, context }) => {
      const { id } = await hosts.get(input.host)
      await queue.pause(id, context.actor.name)
      return view(await hosts.get(id))
    }),

    resumeQueue: resumeQueue.handler(async ({ input }) => {
      const { id } = await hosts.get(input.host)
      await queue.resume(id)
      return view(await hosts.get(id))
    }),

    diagnose: diagnose.handler(async ({ input, signal }) => {
      const host = await hosts.get(input.host)
      return diagnoseEngine({ host, clock, environment: process.env }, signalOf(parts, signal))
    }),
  }
}
