import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { silentLog } from '#engine/engine-log.ts'
import { type AlertBoard, createAlertBoard } from '#engine/monitor/alerts/alert-board.ts'
import type { WatchedHost } from '#engine/monitor/alerts/alert-rules.ts'
import { HostId } from '#shared/model/ids.ts'

let board: AlertBoard | undefined
afterEach(() => board?.stop())

test('the list is told when it changes, keeps since when, and is empty once it is over', async () => {
  let host: WatchedHost = {
    id: HostId.parse(randomUUID()),
    name: 'lab',
    live: false,
    lostAt: 0,
    reason: 'gone',
    disk: null,
  }
  let now = 100_000
  const publish = vi.fn()
  const made = createAlertBoard({
    read: async () => ({ hosts: [host], stacks: [] }),
    muted: async () => new Set(),
    changes: { publish },
    clock: { now: () => new Date(now) },
    log: silentLog,
  })
  board = made
  made.lookAgain()
  await vi.waitFor(() => expect(made.list()).toHaveLength(1))
  const [first] = made.list()
  now += 60_000
  made.lookAgain()
  made.lookAgain()
  await vi.waitFor(() => expect(publish).toHaveBeenCalledTimes(1))
  expect(made.list()).toEqual([first])
  host = { ...host, live: true, lostAt: null }
  made.lookAgain()
  await vi.waitFor(() => expect(made.list()).toEqual([]))
  expect(publish.mock.calls).toEqual([[{ kind: 'alerts' }], [{ kind: 'alerts' }]])
})

test('a look that the end cuts off tells nobody and logs nothing', async () => {
  let close = () => {}
  const closed = new Promise<never>((_resolve, reject) => {
    close = () => reject(new Error('the store is closed'))
  })
  const error = vi.fn()
  const made = createAlertBoard({
    read: () => closed,
    muted: async () => new Set(),
    changes: { publish: vi.fn() },
    clock: { now: () => new Date(0) },
    log: { ...silentLog, error },
  })
  const looked = made.look()
  await new Promise(setImmediate)
  made.stop()
  close()
  expect(await looked).toEqual([])
  expect(error).not.toHaveBeenCalled()
})
