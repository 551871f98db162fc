import { type Kysely, sql } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { HostId, StackId } from '#shared/model/ids.ts'
import { Stack, StackStatus, type StackSummary } from '#shared/model/stack.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { cutPage, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'

/** A stack as stored, with what the queue says of it; what the Engine says is added elsewhere. */
export type StoredStack = Omit<StackSummary, 'live' | 'observedAt' | 'services' | 'finding'>

/** What a list of stacks is cut to. `search` is a part of the name; `limit` 1 to 200. */
export interface StackFilter {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly hostId?: HostId | undefined
  readonly status?: StackStatus | undefined
  readonly search?: string | undefined
  readonly includeRemoved?: boolean | undefined
}

/** The stacks of all hosts. Every write publishes a `stack` change. */
export interface StackStore {
  /** The same store inside a transaction; what it writes is stored with the rest of the transaction, or not at all. */
  within(transaction: Kysely<Tables>): StackStore
  /** Makes a DRAFT. @throws AppError STACK_EXISTS for a taken name (a REMOVED stack keeps its name), HOST_NOT_FOUND */
  create(input: { readonly name: string; readonly hostId: HostId }): Promise<StoredStack>
  /**
   * The stack of that name, made as a DRAFT where there is none. A REMOVED one moves to the host named; any other stays
   * where it is. @throws AppError STACK_ON_OTHER_HOST, HOST_NOT_FOUND
   */
  ensure(input: {
    readonly name: string
    /** The host asked for; null takes the stack where it is. */
    readonly hostId: HostId | null
    /** Where a new stack goes when no host was asked for. */
    readonly defaultHostId: HostId
  }): Promise<StoredStack>
  /** By id or name. @throws AppError STACK_NOT_FOUND */
  get(reference: string): Promise<StoredStack>
  /** By name. */
  list(filter: StackFilter): Promise<Page<StoredStack>>
  /** All that have, or may have, containers on the host: every status but REMOVED. */
  listByHost(hostId: HostId): Promise<readonly StoredStack[]>
  setStatus(id: StackId, status: StackStatus): Promise<void>
  /** The commit point of an apply: the version runs, and the stack is RUNNING. Call it inside `commit`. */
  commitVersion(id: StackId, version: number): Promise<void>
  /** The commit point of a removal: REMOVED, with no current version. The history stays. Call it inside `commit`. */
  commitRemoval(id: StackId): Promise<void>
}

interface Dependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Pick<ChangeFeed, 'publish'>
}

/** Makes the store over an open database. */
export function createStackStore(dependencies: Dependencies): StackStore {
  const { db, clock, newId, changes } = dependencies
  const now = () => clock.now().getTime()
  const published = (stackId: StackId) => changes.publish({ kind: 'stack', stackId })

  const find = async (reference: string): Promise<StoredStack | null> => {
    const row = await stackRows(db)
      .where((where) => where.or([where('stacks.id', '=', reference), where('stacks.name', '=', reference)]))
      .executeTakeFirst()
    return row ? toStack(row) : null
  }

  const get = async (reference: string) => {
    const stack = await find(reference)
    if (!stack) throw new AppError('STACK_NOT_FOUND', { stack: reference })
    return stack
  }

  const insert = async (input: { readonly name: string; readonly hostId: HostId }) => {
    await hostName(db, input.hostId)
    const id = newId()
    await db
      .insertInto('stacks')
      .values({
        id,
        name: input.name,
        host_id: input.hostId,
        current_version: null,
        status: 'DRAFT',
        created_at: now(),
        updated_at: now(),
      })
      .execute()
    const stack = await get(id)
    published(stack.id)
    return stack
  }

  const change = async (id: StackId, values: Partial<Pick<Tables['stacks'], 'status' | 'current_version' | 'host_id'>>) => {
    const updated = await db
      .updateTable('stacks')
      .set({ ...values, updated_at: now() })
      .where('id', '=', id)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) throw new AppError('STACK_NOT_FOUND', { stack: id })
    published(id)
  }

  const moveOrRefuse = async (stack: StoredStack, hostId: HostId) => {
    const asked = await hostName(db, hostId)
    if (stack.status !== 'REMOVED' || (await hasLiveCommand(db, stack.id)))
      throw new AppError('STACK_ON_OTHER_HOST', { stack: stack.name, host: stack.hostName, asked })
    await change(stack.id, { host_id: hostId })
    return get(stack.id)
  }

  const within = (transaction: Kysely<Tables>) => createStackStore({ ...dependencies, db: transaction })

  return {
    within,
    create: (input) =>
      inTransaction(db, async (transaction) => {
        const store = within(transaction)
        const existing = await store.list({ limit: 1, includeRemoved: true, search: input.name })
        const taken = existing.items.find((stack) => stack.name === input.name)
        if (taken) throw new AppError('STACK_EXISTS', { stack: taken.name, host: taken.hostName })
        return store.ensure({ name: input.name, hostId: input.hostId, defaultHostId: input.hostId })
      }),
    async ensure(input) {
      if (!db.isTransaction) return inTransaction(db, (transaction) => within(transaction).ensure(input))
      const stack = await findByName(db, input.name)
      if (!stack) return insert({ name: input.name, hostId: input.hostId ?? input.defaultHostId })
      if (input.hostId === null || input.hostId === stack.hostId) return stack
      return moveOrRefuse(stack, input.hostId)
    },
    get,
    async list(filter) {
      const rows = await filtered(stackRows(db), filter)
        .orderBy('stacks.name')
        .limit(filter.limit + 1)
        .execute()
      return cutPage(rows.map(toStack), filter.limit, (stack) => stack.name)
    },
    async listByHost(hostId) {
      const rows = await stackRows(db)
        .where('stacks.host_id', '=', hostId)
        .where('stacks.status', '!=', 'REMOVED')
        .orderBy('stacks.name')
        .execute()
      return rows.map(toStack)
    },
    setStatus: (id, status) => change(id, { status }),
    commitVersion: (id, version) => change(id, { status: 'RUNNING', current_version: version }),
    commitRemoval: (id) => change(id, { status: 'REMOVED', current_version: null }),
  }
}
