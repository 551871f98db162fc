import { expect, test } from 'vitest'
import { UsageFrame, UsageHistory } from '#shared/model/usage.ts'
import { chartsOf, lastOf, sumOf } from '../../../../renderer/screens/usage/usage-columns.ts'
import { usageRows } from '../../../../renderer/screens/usage/usage-rows.ts'

const seriesOf = (service: string, cpuPercent: ReadonlyArray<number | null>) => ({
  stackId: null,
  service,
  number: null,
  container: null,
  cpuPercent,
  cpuPercentMax: cpuPercent,
  memoryBytes: cpuPercent,
  memoryBytesMax: cpuPercent,
  networkReceivedBytesPerSecond: cpuPercent,
  networkSentBytesPerSecond: cpuPercent,
  blockReadBytesPerSecond: cpuPercent,
  blockWrittenBytesPerSecond: cpuPercent,
})

const historyOf = (...series: ReturnType<typeof seriesOf>[]) =>
  UsageHistory.parse({ from: '2026-11-22T14:00:00.000Z', stepSeconds: 5, steps: 3, series })

const nameOf = ({ service }: { readonly service: string | null }) => service ?? ''

test('a step where nothing was sampled stays a gap, in sums too where nothing else is known', () => {
  const charts = chartsOf(historyOf(seriesOf('a', [50, null, null]), seriesOf('b', [100, null, 200])), nameOf)
  expect(charts.cpu.times).toEqual([1795356000, 1795356005, 1795356010])
  expect(charts.cpu.lines).toEqual([
    { name: 'b', tone: 1, values: [1, null, 2] },
    { name: 'a', tone: 2, values: [0.5, null, null] },
  ])
  expect(charts.network.lines[0]?.values).toEqual([150, null, 200])
  expect(sumOf([])).toEqual([])
  expect(lastOf([1, 2, null])).toBe(2)
})

test('beyond six lines the smaller ones are shown together', () => {
  const many = Array.from({ length: 9 }, (_, index) => seriesOf(`s${index}`, [index * 100, null, index * 100]))
  const { lines } = chartsOf(historyOf(...many), nameOf).cpu
  expect(lines.map(({ name }) => name)).toEqual(['s8', 's7', 's6', 's5', 's4', '4 others'])
  expect(lines.at(-1)?.values).toEqual([6, null, 6])
})

test('what containers of a service take is one row, with a limit only where each has one', () => {
  const part = (name: string, service: string, cpuPercent: number | null, memoryLimitBytes: number | null) => ({
    containerId: name,
    name,
    stackId: null,
    service,
    number: 1,
    memoryLimitBytes,
    processes: 1,
    sampledAt: '2026-11-22T14:00:00.000Z',
    cpuPercent,
    memoryBytes: 10,
    networkReceivedBytesPerSecond: 1,
    networkSentBytesPerSecond: null,
    blockReadBytesPerSecond: null,
    blockWrittenBytesPerSecond: null,
  })
  const frame = UsageFrame.parse({
    at: '2026-11-22T14:00:00.000Z',
    hostId: '019aa000-0000-7000-8000-000000000000',
    live: true,
    capacity: null,
    total: part('t', 't', null, null),
    stacks: [],
    containers: [part('w1', 'web', 30, 100), part('w2', 'web', null, 100), part('d1', 'db', null, null)],
  })
  const none = { diskBytesPerSecond: null, networkBytesPerSecond: 1 }
  expect(usageRows(frame, nameOf)).toEqual([
    { name: 'db', containers: 1, cpuPercent: null, memoryBytes: 10, memoryLimitBytes: null, ...none },
    {
      name: 'web',
      containers: 2,
      cpuPercent: 30,
      memoryBytes: 20,
      memoryLimitBytes: 200,
      ...none,
      networkBytesPerSecond: 2,
    },
  ])
})
