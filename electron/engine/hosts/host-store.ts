import { type Kysely, sql } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { type Host, HostConnection } from '#shared/model/host.ts'
import { HostId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'

/** A host as stored, with its queue; what its Engine says is added elsewhere. */
export type StoredHost = Omit<Host, 'engine'>

/** The hosts. Every write publishes a `host` change. */
export interface HostStore {
  /** In the order they were added in. */
  list(): Promise<readonly StoredHost[]>
  /** By id or name. @throws AppError HOST_NOT_FOUND */
  get(reference: string): Promise<StoredHost>
  /** @throws AppError HOST_EXISTS */
  add(input: { readonly name: string; readonly connection: HostConnection }): Promise<StoredHost>
  /** Another way to the same Engine. @throws AppError HOST_NOT_FOUND */
  reconnect(reference: string, connection: HostConnection): Promise<StoredHost>
  /** Forgets a host; the commands of the past still name it. @throws AppError HOST_NOT_FOUND, HOST_IN_USE */
  remove(reference: string): Promise<void>
}

/** What the store is made from. */
export interface HostStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Pick<ChangeFeed, 'publish'>
}

/** Makes the store over an open database. */
export function createHostStore({ db, clock, newId, changes }: HostStoreDependencies): HostStore {
  const find = async (from: Kysely<Tables>, reference: string) => {
    const row = await hostRows(from)
      .where((where) => where.or([where('id', '=', reference), where('name', '=', reference)]))
      .executeTakeFirst()
    return row ? toHost(row) : null
  }

  const get = async (from: Kysely<Tables>, reference: string) => {
    const host = await find(from, reference)
    if (!host) throw new AppError('HOST_NOT_FOUND', { host: reference })
    return host
  }

  return {
    async list() {
      const rows = await hostRows(db).orderBy('created_at').orderBy('name').execute()
      return rows.map(toHost)
    },
    get: (reference) => get(db, reference),
    add: async (input) => {
      const id = HostId.parse(newId())
      const host = await inTransaction(db, async (transaction) => {
        if (await find(transaction, input.name)) throw new AppError('HOST_EXISTS', { host: input.name })
        const row = { id, name: input.name, connection: JSON.stringify(input.connection), removed_at: null }
        await transaction
          .insertInto('hosts')
          .values({ ...row, created_at: clock.now().getTime() })
          .execute()
        return get(transaction, id)
      })
      changes.publish({ kind: 'host', hostId: id })
      return host
    },
    async reconnect(reference, connection) {
      const { id } = await get(db, reference)
      await db
        .updateTable('hosts')
        .set({ connection: JSON.stringify(connection) })
        .where('id', '=', id)
        .execute()
      changes.publish({ kind: 'host', hostId: id })
      return get(db, id)
    },
    async remove(reference) {
      const host = await inTransaction(db, async (transaction) => {
        const found = await get(transaction, reference)
        const stacks = await stacksInUse(transaction, found.id)
        if (stacks.length > 0) throw new AppError('HOST_IN_USE', { host: found.name, stacks })
        const removedAt = clock.now().getTime()
        await transaction.updateTable('hosts').set({ removed_at: removedAt }).where('id', '=', found.id).execute()
        await forgetNeverApplied(transaction, found.id, removedAt)
        return found
      })
      changes.publish({ kind: 'host', hostId: host.id })
    },
  }
}

const countOf = (status: string) =>
  sql<number>`(select count(*) from commands where host_id = hosts.id and status = ${status})`

const hostRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('hosts')
    .leftJoin('partition_pauses', 'partition_pauses.host_id', 'hosts.id')
    .select([
      'id',
      'name',
      'connection',
      'created_at',
      'paused_at',
      'paused_by',
      countOf('PENDING').as('pending'),
      countOf('RUNNING').as('running'),
    ])
    .where('removed_at', 'is', null)

type HostRow = Awaited<ReturnType<ReturnType<typeof hostRows>['executeTakeFirstOrThrow']>>

const toHost = (row: HostRow): StoredHost => ({
  id: HostId.parse(row.id),
  name: row.name,
  connection: HostConnection.parse(JSON.parse(row.connection)),
  createdAt: timestamp(row.created_at),
  queue: {
    pending: row.pending,
    running: row.running,
    paused: row.paused_at === null ? null : { at: timestamp(row.paused_at), by: row.paused_by ?? '' },
  },
})

/** What never came to run has nothing to be removed; its host may be gone for good. */
async function forgetNeverApplied(db: Kysely<Tables>, hostId: HostId, now: number): Promise<void> {
  await db
    .updateTable('stacks')
    .set({ status: 'REMOVED', updated_at: now })
    .where('host_id', '=', hostId)
    .where('current_version', 'is', null)
    .execute()
}

/** Names of the stacks that are on the host, or have a command there that has not ended. */
async function stacksInUse(db: Kysely<Tables>, hostId: HostId): Promise<string[]> {
  const live = db
    .selectFrom('commands')
    .select('stack_id')
    .where('host_id', '=', hostId)
    .where('status', 'in', ['PENDING', 'RUNNING'])
  const rows = await db
    .selectFrom('stacks')
    .select('name')
    .where((where) =>
      where.or([
        where.and([where('host_id', '=', hostId), where('current_version', 'is not', null)]),
        where('id', 'in', live),
      ]),
    )
    .orderBy('name')
    .execute()
  return rows.map((row) => row.name)
}
