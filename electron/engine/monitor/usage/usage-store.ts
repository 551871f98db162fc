import type { Kysely } from 'kysely'
import { HostId, StackId } from '#shared/model/ids.ts'
import type { Tables } from '../../db/tables.ts'
import { decodeBlock, encodeBlock } from './usage-block.ts'
import type { UsageSteps } from './usage-point.ts'
import type { SeriesOwner } from './usage-series.ts'
import type { UsageTier } from './usage-tiers.ts'

/** A row: twelve steps of a series. `start` is in seconds since 1970. */
export interface StoredBlock {
  readonly series: number
  readonly stepSeconds: number
  readonly start: number
  readonly steps: UsageSteps
}

/** Every statement on usage of the past. */
export interface UsageStore {
  /** The number of a series, given to it at the first time. */
  seriesId(owner: SeriesOwner, nowMs: number): Promise<number>
  /** Every series of a host, or of one of its stacks. */
  series(of: { readonly hostId: HostId; readonly stackId?: StackId }): Promise<ReadonlyMap<number, SeriesOwner>>
  /** Blocks of these series that begin in the range, both ends included. */
  blocks(
    series: readonly number[],
    range: { readonly stepSeconds: number; readonly from: number; readonly to: number },
  ): Promise<readonly StoredBlock[]>
  /** Writes blocks, over those that are there. */
  write(blocks: readonly StoredBlock[], nowMs: number): Promise<void>
  /** Deletes what is kept no longer, and series that have nothing left. */
  prune(tiers: readonly UsageTier[], nowMs: number): Promise<void>
}

/** Fewer than this many values are in one statement, which takes well below ten milliseconds. */
const rowsPerStatement = 50

export function createUsageStore(db: Kysely<Tables>): UsageStore {
  return {
    async seriesId(owner, nowMs) {
      const values = toColumns(owner)
      const row = await db
        .insertInto('usage_series')
        .values({ ...values, last_at: nowMs })
        .onConflict((conflict) =>
          conflict.columns(['host_id', 'stack_id', 'service', 'number', 'container']).doUpdateSet({ last_at: nowMs }),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },
    async series({ hostId, stackId }) {
      let query = db.selectFrom('usage_series').selectAll().where('host_id', '=', hostId)
      if (stackId !== undefined) query = query.where('stack_id', '=', stackId)
      return new Map((await query.execute()).map((row) => [row.id, toOwner(row)]))
    },
    async blocks(series, { stepSeconds, from, to }) {
      const found: StoredBlock[] = []
      for (const ids of chunks(series, rowsPerStatement)) {
        const rows = await db
          .selectFrom('usage_blocks')
          .selectAll()
          .where('series', 'in', ids)
          .where('step_seconds', '=', stepSeconds)
          .where('start', '>=', from)
          .where('start', '<=', to)
          .execute()
        for (const row of rows) {
          found.push({ series: row.series, stepSeconds, start: row.start, steps: decodeBlock(row.points) })
        }
      }
      return found
    },
    async write(blocks, nowMs) {
      for (const some of chunks(blocks, rowsPerStatement)) {
        await db
          .insertInto('usage_blocks')
          .values(
            some.map(({ series, stepSeconds, start, steps }) => ({
              series,
              step_seconds: stepSeconds,
              start,
              points: encodeBlock(steps),
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['series', 'step_seconds', 'start'])
              .doUpdateSet((row) => ({ points: row.ref('excluded.points') })),
          )
          .execute()
        const written = [...new Set(some.map(({ series }) => series))]
        await db.updateTable('usage_series').set({ last_at: nowMs }).where('id', 'in', written).execute()
      }
    },
    async prune(tiers, nowMs) {
      const ids = (await db.selectFrom('usage_series').select('id').execute()).map(({ id }) => id)
      for (const series of chunks(ids, rowsPerStatement)) {
        for (const { stepSeconds, keepSeconds } of tiers) {
          await db
            .deleteFrom('usage_blocks')
            .where('series', 'in', series)
            .where('step_seconds', '=', stepSeconds)
            .where('start', '<', Math.floor(nowMs / 1000) - keepSeconds - stepSeconds * 12)
            .execute()
        }
      }
      const longest = Math.max(...tiers.map(({ keepSeconds }) => keepSeconds))
      await db
        .deleteFrom('usage_series')
        .where('last_at', '<', nowMs - longest * 1000)
        .execute()
    },
  }
}

const toColumns = ({ hostId, stackId, service, number, container }: SeriesOwner) => ({
  host_id: hostId,
  stack_id: stackId ?? '',
  service: service ?? '',
  number: number ?? 0,
  container: container ?? '',
})

const toOwner = (row: {
  readonly host_id: string
  readonly stack_id: string
  readonly service: string
  readonly number: number
  readonly container: string
}): SeriesOwner => ({
  hostId: HostId.parse(row.host_id),
  stackId: row.stack_id === '' ? null : StackId.parse(row.stack_id),
  service: row.service || null,
  number: row.number || null,
  container: row.container || null,
})

function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
