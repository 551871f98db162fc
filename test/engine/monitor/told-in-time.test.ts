import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import { defaultHeartbeat } from '#engine/hosts/host-link.ts'
import { defaultWatchTiming } from '#engine/monitor/host-watch.ts'
import { never, testSocket } from '../docker/test-engine.ts'
import { startUnreliableSocket, type UnreliableSocket } from '../docker/unreliable-socket.ts'
import { type WatchedHost, watchTestHost } from './watched-host.ts'

/** What happened is told within this time after the Engine said it. Milliseconds. */
const TOLD_MS = 1_000
/** That nothing is known any more is told within this time. */
const UNKNOWN_MS = 5_000

/** With the times of the product, and followers who are told as a window is. */
describe.skipIf(testSocket === null)('a follower is told', () => {
  let socket: UnreliableSocket
  let host: WatchedHost

  beforeEach(async () => {
    socket = await startUnreliableSocket(testSocket ?? '')
    host = await watchTestHost(socket.path, { timing: defaultWatchTiming, heartbeat: defaultHeartbeat })
  })

  afterEach(async () => {
    await host.stop()
    await socket.stop()
  })

  const seen = (id: string) => host.monitor.host(host.hostId).world.containers.get(id)
  const isLive = () => host.monitor.host(host.hostId).live
  const container = (id: string) => host.stack.client.calls.getContainer(id)

  /** How much longer everything takes on this machine just now: some times what a bare list of the Engine takes. */
  async function slack(): Promise<number> {
    const began = performance.now()
    await listContainers(host.stack.client, {}, never)
    return 5 * (performance.now() - began)
  }

  /** When the Engine said last that this happened to a container. */
  const saidAt = (id: string, action: string): number =>
    host.heard.findLast((event) => event.id === id && event.action === action)?.at ?? Number.NaN

  async function running(service: string, changes?: Parameters<WatchedHost['start']>[1]): Promise<string> {
    const id = await host.start(service, changes)
    await host.whenTold(() => seen(id)?.state === 'running')
    return id
  }

  test('of a pause, the loss of a network and a kill, within a second of the Engine saying it', async () => {
    const id = await running('web')
    const paused = host.whenTold(() => seen(id)?.state === 'paused')
    await container(id).pause()
    expect((await paused) - saidAt(id, 'pause')).toBeLessThan(TOLD_MS + (await slack()))

    const goesOn = host.whenTold(() => seen(id)?.state === 'running')
    await container(id).unpause()
    await goesOn
    const [network = ''] = seen(id)?.networks ?? []
    const alone = host.whenTold(() => seen(id)?.networks.length === 0)
    await host.stack.client.calls.getNetwork(network).disconnect({ Container: id })
    const aloneAt = await alone
    const disconnectedAt = host.heard.findLast(({ action }) => action === 'disconnect')?.at ?? Number.NaN
    expect(aloneAt - disconnectedAt).toBeLessThan(TOLD_MS + (await slack()))

    const ended = host.whenTold(() => seen(id)?.state === 'exited' && seen(id)?.exitCode === 137)
    await container(id).kill()
    expect((await ended) - saidAt(id, 'die')).toBeLessThan(TOLD_MS + (await slack()))
  })

  test('of an end for want of memory, within a second of the Engine saying it', async () => {
    const greedy = {
      Cmd: ['sh', '-c', 'sleep 1; tail /dev/zero'],
      HostConfig: { Memory: 16 * 2 ** 20, MemorySwap: 16 * 2 ** 20 },
    }
    const id = await running('greedy', greedy)
    const ended = await host.whenTold(() => seen(id)?.state === 'exited')
    expect(ended - saidAt(id, 'die')).toBeLessThan(TOLD_MS + (await slack()))
    expect(host.heard.filter((event) => event.id === id).map(({ action }) => action)).toContain('oom')
  })

  test('that nothing is known, at once where the connection breaks, and of all that is once it is back', async () => {
    const id = await running('web')
    const unknown = host.whenTold(() => !isLive())
    const brokenAt = Date.now()
    await socket.refuse(true)
    expect((await unknown) - brokenAt).toBeLessThan(UNKNOWN_MS + (await slack()))
    expect(seen(id)?.state).toBe('running')
    await container(id).kill()
    const known = host.whenTold(() => isLive() && seen(id)?.state === 'exited')
    await socket.refuse(false)
    await known
  })

  test('that nothing is known, within five seconds where the Engine is stuck', async () => {
    await running('web')
    const unknown = host.whenTold(() => !isLive())
    const stuckAt = Date.now()
    socket.freeze(true)
    expect((await unknown) - stuckAt).toBeLessThan(UNKNOWN_MS + (await slack()))
    const known = host.whenTold(isLive)
    socket.freeze(false)
    await known
  })
})

test('the times that are set leave both bounds room', () => {
  const { coalesceMs, settleMs } = defaultWatchTiming
  expect(2 * coalesceMs + settleMs).toBeLessThan(TOLD_MS)
  expect(defaultHeartbeat.intervalMs + defaultHeartbeat.pingTimeoutMs).toBeLessThan(UNKNOWN_MS)
})
