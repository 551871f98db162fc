import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '#engine/db/connection.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { createUsageHistory, type HistoryQuestion } from '#engine/monitor/usage/usage-history.ts'
import { hostSeries, type SeriesOwner, stackSeries } from '#engine/monitor/usage/usage-series.ts'
import { createUsageStore } from '#engine/monitor/usage/usage-store.ts'
import { usageTiers } from '#engine/monitor/usage/usage-tiers.ts'
import { type HostId, StackId } from '#shared/model/ids.ts'

let folder: string
let database: OpenDatabase
let hostId: HostId
let now = Date.parse('2026-11-23T10:00:00.000Z')
const clock = { now: () => new Date(now) }
const stackId = StackId.parse(randomUUID())

beforeEach(async () => {
  now = Date.parse('2026-11-23T10:00:00.000Z')
  folder = await mkdtemp(join(tmpdir(), 'stackwright-usage-'))
  database = await openDatabase({ folder })
  const hosts = createHostStore({ db: database.db, clock, newId: randomUUID, changes: { publish: () => {} } })
  hostId = (await hosts.add({ name: 'lab', connection: { kind: 'socket', path: '/x' } })).id
})

afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const open = () => createUsageHistory({ store: createUsageStore(database.db), clock, log: silentLog })
const cpu = (cpuPercent: number) => ({
  cpuPercent,
  memoryBytes: 1,
  networkReceivedBytesPerSecond: null,
  networkSentBytesPerSecond: null,
  blockReadBytesPerSecond: null,
  blockWrittenBytesPerSecond: null,
})
const web = (number: number): SeriesOwner => ({ ...stackSeries(hostId, stackId), service: 'web', number })
const lastMinutes = (minutes: number, rest: Partial<HistoryQuestion> = {}): HistoryQuestion => ({
  hostId,
  stackId,
  by: 'total',
  from: now - minutes * 60_000,
  to: now,
  mostSteps: 1000,
  ...rest,
})

test('what was sampled this minute is answered before it is written, and after a restart as well', async () => {
  const first = open()
  first.record(stackSeries(hostId, stackId), now, cpu(10))
  now += 2_000
  first.record(stackSeries(hostId, stackId), now, cpu(20))
  now += 10_000
  const answer = await first.query(lastMinutes(1))
  expect(answer.stepSeconds).toBe(5)
  expect(answer.series.map(({ cpuPercent }) => cpuPercent.filter((value) => value !== null))).toEqual([[15]])
  await first.stop()
  const second = open()
  second.record(stackSeries(hostId, stackId), now, cpu(40))
  const again = await second.query(lastMinutes(1))
  expect(again.series[0]?.cpuPercent.filter((value) => value !== null)).toEqual([15, 40])
  expect(again.series[0]?.cpuPercentMax.filter((value) => value !== null)).toEqual([20, 40])
  await second.stop()
  const hour = await open().query(lastMinutes(120))
  expect(hour.stepSeconds).toBe(60)
  expect(hour.series[0]?.cpuPercent.filter((value) => value !== null)).toEqual([23.33])
})

test('a service is the sum of its containers, and each is answered by itself where that is asked', async () => {
  const history = open()
  history.record(web(1), now, cpu(10))
  history.record(web(2), now, cpu(5))
  history.record(hostSeries(hostId), now, cpu(99))
  history.record({ ...hostSeries(hostId), container: 'stray' }, now, cpu(1))
  now += 1_000
  const values = async (by: HistoryQuestion['by'], whole = false) => {
    const { series } = await history.query(lastMinutes(1, { by, ...(whole && { stackId: null }) }))
    return series.map(({ service, number, container, cpuPercent }) => [
      service ?? container,
      number,
      cpuPercent.find((value) => value !== null),
    ])
  }
  expect(await values('service')).toEqual([['web', null, 15]])
  expect(await values('container')).toEqual([
    ['web', 1, 10],
    ['web', 2, 5],
  ])
  expect(await values('container', true)).toHaveLength(3)
  expect(await values('total', true)).toEqual([[null, null, 99]])
  expect(await values('total')).toEqual([])
  await history.stop()
})

test('what is kept no longer is deleted, and with its last row the series', async () => {
  const history = open()
  history.record(web(1), now, cpu(10))
  await history.stop()
  const store = createUsageStore(database.db)
  const rows = async () => (await database.db.selectFrom('usage_blocks').select('step_seconds').execute()).length
  expect(await rows()).toBe(3)
  await store.prune(usageTiers, now + 2 * 3_600_000)
  expect(await rows()).toBe(2)
  await store.prune(usageTiers, now + 2 * 86_400_000)
  expect(await rows()).toBe(1)
  await store.prune(usageTiers, now + 32 * 86_400_000)
  expect(await rows()).toBe(0)
  expect((await store.series({ hostId })).size).toBe(0)
})

test('a hundred containers, kept as long as anything is kept, take less than 100 MB', async () => {
  const store = createUsageStore(database.db)
  const ids = await Promise.all([1, 2].map((number) => store.seriesId(web(number), now)))
  const steps = Array.from({ length: 12 }, () => ({ ...cpu(1), count: 5, cpuPercentMax: 1, memoryBytesMax: 1 }))
  const blocks = ids.flatMap((series) =>
    usageTiers.flatMap(({ stepSeconds, keepSeconds }) =>
      Array.from({ length: keepSeconds / stepSeconds / 12 }, (_, index) => ({
        series,
        stepSeconds,
        start: index * stepSeconds * 12,
        steps,
      })),
    ),
  )
  await store.write(blocks, now)
  const size = await database.db
    .selectFrom('usage_blocks')
    .select(({ fn }) => fn.sum<number>(fn('length', ['points'])).as('bytes'))
    .executeTakeFirstOrThrow()
  // A row's keys and SQLite's own share come on top of the bytes: a fifth is more than was seen.
  expect((Number(size.bytes) / ids.length) * 100 * 1.2).toBeLessThan(100e6)
})
