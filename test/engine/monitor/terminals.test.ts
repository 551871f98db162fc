import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '#engine/clock.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createTerminalStore } from '#engine/terminals/terminal-store.ts'
import { createTerminals, type Terminals } from '#engine/terminals/terminals.ts'
import type { TerminalEvent, TerminalSession } from '#shared/model/terminal.ts'
import { never, testSocket } from '../docker/test-engine.ts'
import { type WatchedHost, watchTestHost } from './watched-host.ts'

describe.skipIf(testSocket === null)('a terminal in a container', () => {
  let host: WatchedHost
  let terminals: Terminals

  beforeEach(async () => {
    host = await watchTestHost(testSocket ?? '')
    const store = createTerminalStore(host.database.db)
    terminals = createTerminals({ store, clock: systemClock, newId: randomUUID, log: silentLog })
  })

  afterEach(async () => {
    await terminals.stop()
    await host.stop()
  })

  const open = async (command?: readonly string[]): Promise<TerminalSession> => {
    const id = await host.start('web')
    const container = { id, name: host.stack.name('web-1'), stackId: null }
    const request = { hostId: host.hostId, container, actor: 'ada', command, size: { columns: 91, rows: 33 } }
    return terminals.open(host.stack.client, request, never)
  }

  /** Reads until the signal aborts or it has ended. */
  const read = (session: TerminalSession, afterSeq = 0) => {
    const reader = new AbortController()
    const seen: TerminalEvent[] = []
    const text = () =>
      Buffer.concat(seen.flatMap((one) => (one.kind === 'output' ? [Buffer.from(one.data, 'base64')] : []))).toString()
    const done = (async () => {
      const asked = { terminal: session.id, actor: 'ada' }
      for await (const event of terminals.output(asked, afterSeq, reader.signal)) seen.push(event)
    })()
    return { seen, text, done, leave: () => reader.abort() }
  }

  test('runs what is typed, has the size that it was told, and comes back to its reader', async () => {
    const session = await open()
    const asked = { terminal: session.id, actor: 'ada' }
    const first = read(session)
    await terminals.write(asked, 'echo size $(stty size)\r')
    await vi.waitFor(() => expect(first.text()).toContain('size 33 91'), { timeout: 10_000 })
    first.leave()
    await first.done
    await terminals.resize(asked, { columns: 40, rows: 10 }, never)
    await terminals.write(asked, 'echo again $(stty size); exit 7\r')
    const second = read(session, first.seen.at(-1)?.seq ?? 0)
    await second.done
    expect(second.text()).toContain('again 10 40')
    expect(second.text()).not.toContain('size 33 91')
    expect(second.seen.at(-1)).toMatchObject({ kind: 'ended', exitCode: 7 })
    await vi.waitFor(async () => {
      const { items } = await terminals.sessions.list({ limit: 10 })
      expect(items).toMatchObject([{ id: session.id, actor: 'ada', exitCode: 7, endedAt: expect.any(String) }])
    })
  })

  test('is nobody else’s, and does not exist after it was closed', async () => {
    const session = await open()
    const stranger = { terminal: session.id, actor: 'eve' }
    await expect(terminals.write(stranger, 'x')).rejects.toMatchObject({ code: 'TERMINAL_NOT_FOUND' })
    await terminals.close({ terminal: session.id, actor: 'ada' })
    await expect(terminals.write({ terminal: session.id, actor: 'ada' }, 'x')).rejects.toMatchObject({
      code: 'TERMINAL_NOT_FOUND',
    })
    const { items } = await terminals.sessions.list({ limit: 10 })
    expect(items[0]?.endedAt).not.toBeNull()
  })

  test('a program that the container does not have ends it with the code for that', async () => {
    const session = await open(['no-such-program'])
    const reading = read(session)
    await reading.done
    expect(reading.seen.at(-1)).toMatchObject({ kind: 'ended', exitCode: 126 })
  })
})
