import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { localUser } from '#engine/access/authorize.ts'
import type { CrashPoint } from '#engine/crash-points.ts'
import { createEngine } from '#engine/engine.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import { type Ask, FromChild, ToChild } from './child-messages.ts'

// The engine of the product in a process of its own, until it is killed or asked to end (SIGTERM).
// Arguments: data folder, sockets of its hosts (comma between them), and where to die as `point#occurrence`.
const [folder = '', socketList = '', arming = ''] = process.argv.slice(2)
const sockets = socketList.split(',')
const reached = new Set<string>()
let armed = readArming(arming)

function readArming(text: string) {
  const [point = '', occurrence = '1'] = text.split('#')
  return point === '' ? null : { point, left: Number(occurrence) }
}

const probe = (point: CrashPoint) => {
  if (!reached.has(point)) {
    reached.add(point)
    appendFileSync(join(folder, 'reached.txt'), `${point}\n`)
  }
  if (armed?.point !== point) return
  armed.left -= 1
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL')
}

const timing = { nowMs: () => performance.now(), steadyMs: 100, undoMs: 60_000, retryMs: 200 }
const engine = await createEngine({ dataFolder: folder, shell: 'server', dockerHost: sockets[0] ?? '', timing, probe })
const api = createRouterClient(engine.router, { context: engine.context(localUser) })

const tell = (message: FromChild) => process.send?.(FromChild.parse(message))

async function addHosts(): Promise<void> {
  const known = (await api.hosts.list()).items.map(({ name }) => name)
  for (const [index, path] of sockets.entries()) {
    const name = `host${index}`
    if (index === 0 || known.includes(name)) continue
    await api.hosts.add({ name, connection: { kind: 'socket', path: path.replace('unix://', '') } })
  }
}

const nothing = { command: null, active: 0 }

async function obey(ask: Ask): Promise<{ readonly command: string | null; readonly active: number }> {
  switch (ask.kind) {
    case 'apply': {
      const { stack: stackName, host, document, key: idempotencyKey } = ask
      const { command } = await api.commands.applyDocument({ stackName, host, document, idempotencyKey })
      return { ...nothing, command: command.id }
    }
    case 'rollback': {
      const { command } = await api.commands.rollback({ stack: ask.stack, to: ask.to, idempotencyKey: ask.key })
      return { ...nothing, command: command.id }
    }
    case 'remove': {
      const { stack, volumes, key: idempotencyKey } = ask
      const { command } = await api.commands.remove({ stack, volumes, confirm: stack, idempotencyKey })
      return { ...nothing, command: command.id }
    }
    case 'start':
    case 'stop':
    case 'restart': {
      const { command } = await api.commands[ask.kind]({ stack: ask.stack, idempotencyKey: ask.key })
      return { ...nothing, command: command.id }
    }
    case 'cancel':
      await api.commands.cancel({ command: ask.command }).catch(ignoreEnded)
      return nothing
    case 'arm':
      armed = { point: ask.point, left: ask.occurrence }
      return nothing
    case 'active': {
      const { items } = await api.commands.list({ active: true, limit: 50 })
      return { ...nothing, active: items.length }
    }
  }
}

function ignoreEnded(error: unknown): void {
  if (!isAppError(error, 'COMMAND_ENDED') && !String(error).includes('ended')) throw error
}

process.on('message', (message) => {
  const { id, ask } = ToChild.parse(message)
  obey(ask).then(
    (answer) => tell({ kind: 'answer', id, ...answer, error: null }),
    (error: unknown) => tell({ kind: 'answer', id, ...nothing, error: String(error) }),
  )
})
process.once('SIGTERM', () => {
  void engine.stop().then(() => process.exit(0))
})
// A parent that is gone leaves nobody to end this process.
process.once('disconnect', () => process.exit(0))

await engine.start({ work: false })
await addHosts()
await engine.work()
tell({ kind: 'ready' })
