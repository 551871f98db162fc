import { AppError } from '#shared/contract/app-error.ts'
import type { StoredHost } from '../hosts/host-store.ts'
import { type EngineParts, signalOf } from './engine-parts.ts'
import { implementer } from './implementer.ts'

/** Terminals in containers, where the settings allow them. */
export function implementTerminals(parts: EngineParts) {
  const { terminals, hosts, connections } = parts
  const { open, output, write, resize, close, sessions } = implementer.terminals

  return {
    open: open.handler(async ({ input, context, signal }) => {
      const host = await hosts.get(input.host)
      await checkAllowed(parts, host)
      const { command, columns, rows } = input
      const container = findContainer(parts, host, input.container)
      const request = { hostId: host.id, container, actor: context.actor.name, command, size: { columns, rows } }
      return terminals.open(connections.client(host.id), request, signalOf(parts, signal))
    }),

    output: output.handler(async function* ({ input, context, signal }) {
      const asked = { terminal: input.terminal, actor: context.actor.name }
      yield* terminals.output(asked, input.afterSeq, signalOf(parts, signal))
    }),

    write: write.handler(async ({ input, context }) => {
      await terminals.write({ terminal: input.terminal, actor: context.actor.name }, input.data)
      return {}
    }),

    resize: resize.handler(async ({ input, context, signal }) => {
      const { terminal, columns, rows } = input
      await terminals.resize({ terminal, actor: context.actor.name }, { columns, rows }, signalOf(parts, signal))
      return {}
    }),

    close: close.handler(async ({ input, context }) => {
      await terminals.close({ terminal: input.terminal, actor: context.actor.name })
      return {}
    }),

    sessions: sessions.handler(({ input }) => terminals.sessions.list(input)),
  }
}

async function checkAllowed({ settings }: EngineParts, { id, name }: StoredHost): Promise<void> {
  const { terminalHosts } = await settings.get()
  if (!terminalHosts.includes(id)) throw new AppError('TERMINAL_NOT_ALLOWED', { host: name })
}

/** By id, the start of it, or name. */
function findContainer({ monitor }: EngineParts, host: StoredHost, asked: string) {
  const { world, ownerOf } = monitor.host(host.id)
  const found = [...world.containers.values()].find(
    ({ id, name }) => id === asked || name === asked || (asked.length >= 12 && id.startsWith(asked)),
  )
  if (found === undefined) throw new AppError('OBJECT_NOT_FOUND', { host: host.name, kind: 'container', id: asked })
  return { id: found.id, name: found.name, stackId: ownerOf(found) }
}
