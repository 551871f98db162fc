import type { Kysely } from 'kysely'
import type { HostId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'

/** Which hosts' queues are paused. What runs goes on to its end; what waits keeps its place. */
export interface PartitionStore {
  /** Pausing what is paused changes nothing. */
  pause(hostId: HostId, by: string): Promise<void>
  /** Resuming what runs changes nothing. */
  resume(hostId: HostId): Promise<void>
}

/** Makes the store over an open database. */
export const createPartitionStore = ({
  db,
  clock,
}: {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}): PartitionStore => ({
  async pause(hostId, by) {
    await db
      .insertInto('partition_pauses')
      .values({ host_id: hostId, paused_at: clock.now().getTime(), paused_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  async resume(hostId) {
    await db.deleteFrom('partition_pauses').where('host_id', '=', hostId).execute()
  },
})
