import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { localUser } from '#engine/access/authorize.ts'
import { createEngine } from '#engine/engine.ts'
import { temporaryFolder } from './db/temp-database.ts'

const compose = 'services:\n  web:\n    image: nginx:1.29\n'
const document = { composeFiles: ['compose.yaml'], files: [{ path: 'compose.yaml', content: compose }] }
const nowhere = 'unix:///nowhere/docker.sock'

test('an engine that was started to read runs no command until it is told to work', async () => {
  const engine = await createEngine({ dataFolder: temporaryFolder(), shell: 'cli', dockerHost: nowhere })
  try {
    await engine.start({ work: false })
    const api = createRouterClient(engine.router, { context: engine.context(localUser) })
    await api.system.saveSettings({ retries: { attempts: 1, firstDelaySeconds: 1, kinds: {} } })
    const { command } = await api.commands.applyDocument({ stackName: 'shop', document })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await api.commands.get({ command: command.id })).toMatchObject({ status: 'PENDING' })
    await engine.work()
    await expect.poll(async () => (await api.commands.get({ command: command.id })).status).toBe('FAILED')
  } finally {
    await engine.stop()
  }
})

test('a failed command is tried again as a new one that names it, and its evidence says what was called', async () => {
  const engine = await createEngine({ dataFolder: temporaryFolder(), shell: 'cli', dockerHost: nowhere })
  try {
    await engine.start()
    const api = createRouterClient(engine.router, { context: engine.context(localUser) })
    await api.system.saveSettings({ retries: { attempts: 1, firstDelaySeconds: 1, kinds: {} } })
    const { command: parent } = await api.commands.applyDocument({ stackName: 'shop', document })
    const end = async (id: string) => (await api.commands.get({ command: id })).status
    await expect.poll(() => end(parent.id)).toBe('FAILED')
    const { command } = await api.commands.retry({ command: `#${parent.seq}` })
    expect(command).toMatchObject({
      parentId: parent.id,
      title: parent.title,
      kind: parent.kind,
      version: parent.version,
    })
    await expect.poll(() => end(command.id)).toBe('FAILED')
    const evidence = await api.commands.evidence({ command: command.id })
    expect(evidence.calls).toMatchObject([{ call: 'observe', error: expect.stringContaining('does not answer') }])
    await api.hosts.pauseQueue({ host: 'local' })
    const { command: waiting } = await api.commands.retry({ command: parent.id })
    await expect(api.commands.retry({ command: waiting.id })).rejects.toMatchObject({ code: 'COMMAND_NOT_ENDED_BADLY' })
    expect((await api.hosts.list()).items[0]?.queue).toMatchObject({ pending: 1, paused: { by: 'you' } })
    await api.hosts.resumeQueue({ host: 'local' })
    await expect.poll(() => end(waiting.id)).toBe('FAILED')
  } finally {
    await engine.stop()
  }
})

test('an address that is no socket of this computer is refused, and the known one is kept', async () => {
  const dataFolder = temporaryFolder()
  const first = await createEngine({ dataFolder, shell: 'cli', dockerHost: nowhere })
  await first.start({ work: false })
  await first.stop()
  const second = await createEngine({ dataFolder, shell: 'cli', dockerHost: 'tcp://192.0.2.1:2375' })
  try {
    await expect(second.start({ work: false })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const api = createRouterClient(second.router, { context: second.context(localUser) })
    expect((await api.hosts.list()).items).toMatchObject([{ connection: { path: '/nowhere/docker.sock' } }])
  } finally {
    await second.stop()
  }
})
