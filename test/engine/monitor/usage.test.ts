import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '#engine/clock.ts'
import { silentLog } from '#engine/engine-log.ts'
import { startUsageMonitor, type UsageMonitor } from '#engine/monitor/usage/usage-monitor.ts'
import { createUsageStore } from '#engine/monitor/usage/usage-store.ts'
import { StackId } from '#shared/model/ids.ts'
import type { UsageFrame } from '#shared/model/usage.ts'
import { testSocket } from '../docker/test-engine.ts'
import { type WatchedHost, watchTestHost } from './watched-host.ts'

/** A fifth of a processor, 8 MiB of memory that is written to, and some traffic on the disk. */
const busy = {
  Cmd: ['sh', '-c', 'trap "exit 0" TERM; dd if=/dev/zero of=/data bs=1M count=4 conv=fsync; while :; do :; done'],
  HostConfig: { NanoCpus: 200_000_000, Memory: 64 * 2 ** 20 },
}

describe.skipIf(testSocket === null).each([
  ['the files of this computer', true],
  ['the Engine', false],
] as const)('usage from %s', (_source, readsFiles) => {
  let host: WatchedHost
  let usage: UsageMonitor

  beforeEach(async () => {
    host = await watchTestHost(testSocket ?? '')
    usage = startUsageMonitor({
      connections: host.connections,
      monitor: host.monitor,
      store: createUsageStore(host.database.db),
      clock: systemClock,
      log: silentLog,
      timing: { watchedMs: 200, idleMs: 1_000 },
      readsFiles,
    })
  })

  afterEach(async () => {
    await usage.stop()
    await host.stop()
  })

  const until = async (target: StackId | null, holds: (frame: UsageFrame) => boolean): Promise<UsageFrame> => {
    const reader = new AbortController()
    const timer = setTimeout(() => reader.abort(), 15_000)
    try {
      for await (const frame of usage.watch({ hostId: host.hostId, target }, reader.signal)) {
        if (holds(frame)) return frame
      }
    } finally {
      clearTimeout(timer)
      reader.abort()
    }
    throw new Error('no such frame came')
  }

  test('a busy container shows what it takes, in its stack and in the history', async () => {
    const id = await host.start('busy', busy)
    const stackId = StackId.parse(host.stack.id)
    const frame = await until(stackId, ({ containers }) => (containers[0]?.cpuPercent ?? 0) > 5)
    expect(frame).toMatchObject({ live: true, stacks: [{ stackId, containers: 1 }] })
    const [container] = frame.containers
    expect(container).toMatchObject({ containerId: id, service: 'busy', number: 1, memoryLimitBytes: 64 * 2 ** 20 })
    expect(container?.cpuPercent).toBeLessThan(80)
    expect(container?.memoryBytes).toBeGreaterThan(0)
    expect(container?.memoryBytes).toBeLessThan(64 * 2 ** 20)
    expect(container?.processes).toBeGreaterThanOrEqual(1)
    const now = Date.now()
    const question = { hostId: host.hostId, stackId, from: now - 60_000, to: now, mostSteps: 100 }
    await vi.waitFor(async () => {
      const past = await usage.history.query({ ...question, by: 'service' })
      expect(past).toMatchObject({ stepSeconds: 5, series: [{ stackId, service: 'busy', number: null }] })
      expect(past.series[0]?.cpuPercentMax.some((value) => (value ?? 0) > 5)).toBe(true)
      expect(past.series[0]?.cpuPercent).toHaveLength(past.steps)
    })
  })

  test('one that ends leaves the frame, and nothing is sampled after the monitor has stopped', async () => {
    const id = await host.start('busy', busy)
    const stackId = StackId.parse(host.stack.id)
    await until(stackId, ({ containers }) => containers.length === 1)
    await host.driver.removeContainer(id, new AbortController().signal)
    const empty = await until(stackId, ({ containers }) => containers.length === 0)
    expect(empty.total.cpuPercent).toBeNull()
  })
})
