import { type Kysely, sql } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { type HostId, StackId } from '#shared/model/ids.ts'
import { StackStatus } from '#shared/model/stack.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { cutPage, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'
import { readAnonymousVolumes, recordAnonymousVolumes } from './anonymous-volumes.ts'
import { forgetLimits, keepLimits, readLimits, type StoredLimits } from './container-limits.ts'
import { type StoredStack, stackRows, toStack } from './stack-rows.ts'
import { keepVolumeChoices, readVolumeChoices } from './volume-choices.ts'

/** What a list of stacks is cut to. `search` is a part of the name; `limit` 1 to 200. */
export interface StackFilter {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly hostId?: HostId | undefined
  readonly status?: StackStatus | undefined
  readonly search?: string | undefined
  /** Where false or left out, REMOVED stacks are not listed, unless `status` asks for them. */
  readonly includeRemoved?: boolean | undefined
}

/** Where a stack is wanted. */
export interface StackPlace {
  readonly name: string
  /** The host asked for; null takes the stack where it is. */
  readonly hostId: HostId | null
  /** Where a new stack goes when no host was asked for. */
  readonly defaultHostId: HostId
}

/** The stacks of all hosts. Every write publishes a `stack` change. */
export interface StackStore {
  /** The same store inside a transaction; what it writes is stored with the rest of the transaction, or not at all. */
  within(transaction: Kysely<Tables>): StackStore
  /** Makes a DRAFT. @throws AppError STACK_EXISTS for a taken name (a REMOVED stack keeps its name), HOST_NOT_FOUND */
  create(input: { readonly name: string; readonly hostId: HostId }): Promise<StoredStack>
  /**
   * The stack of that name, made as a DRAFT where there is none. A REMOVED one with nothing in the queue moves to the
   * host asked for; any other stays where it is. @throws AppError STACK_ON_OTHER_HOST, HOST_NOT_FOUND
   */
  ensure(place: StackPlace): Promise<StoredStack>
  /**
   * The stack of a Compose project, by the project's name, which from now on owns what Compose made on that host. Made as a
   * DRAFT where there is none. @throws AppError STACK_EXISTS for one that runs or is worked on, HOST_NOT_FOUND
   *
   * @param store stores more in the same transaction: all of it is there, or nothing
   */
  adopt(
    input: { readonly project: string; readonly hostId: HostId },
    store?: (stack: StoredStack, transaction: Kysely<Tables>) => Promise<unknown>,
  ): Promise<StoredStack>
  /** Stacks of the host that took a Compose project over and are not REMOVED, by the project. */
  adoptions(hostId: HostId): Promise<ReadonlyMap<string, StackId>>
  /** By id or name. @throws AppError STACK_NOT_FOUND */
  get(reference: string): Promise<StoredStack>
  /** By id or name; null where there is none. */
  find(reference: string): Promise<StoredStack | null>
  /** By name. */
  list(filter: StackFilter): Promise<Page<StoredStack>>
  /** Every stack of the host that may have containers: all but the REMOVED ones. By name. */
  listByHost(hostId: HostId): Promise<readonly StoredStack[]>
  /** Sets the status where the present one is among `from` (any, where left out); answers whether it did. */
  setStatus(id: StackId, status: StackStatus, from?: readonly StackStatus[]): Promise<boolean>
  /** Remembers that a service is stopped because somebody wants it so, or that it is not any more. For use inside `commit`. */
  setServiceStopped(id: StackId, service: string, stopped: boolean): Promise<void>
  /** Forgets of all services that they were stopped one by one. For use inside `commit`. */
  forgetStoppedServices(id: StackId): Promise<void>
  /** What it was before it became DEPLOYING last; null where it never did. */
  statusBefore(id: StackId): Promise<StackStatus | null>
  /** The commit point of an apply: the version runs, and the stack is RUNNING. For use inside `commit`. */
  commitVersion(id: StackId, version: number): Promise<void>
  /** The commit point of a removal: REMOVED, with no current version. The history stays. For use inside `commit`. */
  commitRemoval(id: StackId): Promise<void>
  /** Names of the anonymous volumes that its containers ever mounted, by name; they need not be there any more. */
  anonymousVolumes(id: StackId): Promise<readonly string[]>
  /** Adds names to them. For use inside `commit`. */
  recordAnonymousVolumes(id: StackId, names: readonly string[]): Promise<void>
  /** What was chosen for its volumes where they were not what a document asked. */
  volumeChoices(id: StackId): ReturnType<typeof readVolumeChoices>
  /** Keeps choices, each in place of an earlier one for the same volume and definition. For use inside `commit`. */
  keepVolumeChoices(id: StackId, choices: Awaited<ReturnType<typeof readVolumeChoices>>): Promise<void>
  /** What its containers were given after their creation. */
  limits(id: StackId): Promise<readonly StoredLimits[]>
  /** Keeps it, in place of what was kept of the same container. */
  keepLimits(id: StackId, limits: StoredLimits): Promise<void>
  /** Drops what is kept of all containers but these. */
  forgetLimits(id: StackId, except: readonly string[]): Promise<void>
}

/** What the store is made from. */
export interface StackStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Pick<ChangeFeed, 'publish'>
}

/** Makes the store over an open database. */
export function createStackStore(dependencies: StackStoreDependencies): StackStore {
  const { db } = dependencies
  const within = (transaction: Kysely<Tables>) => createStackStore({ ...dependencies, db: transaction })
  const change = (id: StackId, values: StackValues, from?: readonly StackStatus[]) =>
    update(dependencies, { id, values, from })

  const find = async (reference: string) => {
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

  return {
    within,
    find,
    get,
    create: ({ name, hostId }) =>
      inTransaction(db, async (transaction) => {
        const taken = await within(transaction).find(name)
        if (taken) throw new AppError('STACK_EXISTS', { stack: name, host: taken.hostName })
        return insert({ ...dependencies, db: transaction }, name, hostId)
      }),
    ensure: (place) =>
      inTransaction(db, async (transaction) => {
        const stack = await within(transaction).find(place.name)
        const inside = { ...dependencies, db: transaction }
        if (!stack) return insert(inside, place.name, place.hostId ?? place.defaultHostId)
        if (place.hostId === null || place.hostId === stack.hostId) return stack
        return move(inside, stack, place.hostId)
      }),
    adopt: ({ project, hostId }, store) =>
      inTransaction(db, async (transaction) => {
        const stack = await adopt({ ...dependencies, db: transaction }, project, hostId)
        await store?.(stack, transaction)
        return stack
      }),
    async adoptions(hostId) {
      const rows = await db
        .selectFrom('stacks')
        .select(['id', 'adopted_project'])
        .where('host_id', '=', hostId)
        .where('adopted_project', 'is not', null)
        .where('status', '!=', 'REMOVED')
        .execute()
      return new Map(rows.map((row) => [row.adopted_project ?? '', StackId.parse(row.id)]))
    },
    async list(filter) {
      const rows = await narrowed(db, filter)
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
    setStatus: (id, status, from) => change(id, { status }, from),
    async setServiceStopped(id, service, stopped) {
      const others = (await get(id)).stoppedServices.filter((name) => name !== service)
      await change(id, { stopped_services: JSON.stringify(stopped ? [...others, service] : others) })
    },
    async forgetStoppedServices(id) {
      await change(id, { stopped_services: '[]' })
    },
    async statusBefore(id) {
      const row = await db.selectFrom('stacks').select('status_before').where('id', '=', id).executeTakeFirst()
      return StackStatus.nullable().parse(row?.status_before ?? null)
    },
    async commitVersion(id, version) {
      await change(id, { status: 'RUNNING', current_version: version, stopped_services: '[]' })
    },
    async commitRemoval(id) {
      await change(id, { status: 'REMOVED', current_version: null, stopped_services: '[]' })
    },
    anonymousVolumes: (id) => readAnonymousVolumes(db, id),
    recordAnonymousVolumes: (stackId, names) =>
      recordAnonymousVolumes(db, { stackId, names, now: dependencies.clock.now().getTime() }),
    volumeChoices: (id) => readVolumeChoices(db, id),
    keepVolumeChoices: (stackId, choices) =>
      keepVolumeChoices(db, { stackId, choices, now: dependencies.clock.now().getTime() }),
    limits: (id) => readLimits(db, id),
    keepLimits: (stackId, limits) => keepLimits(db, { stackId, limits, now: dependencies.clock.now().getTime() }),
    forgetLimits: (id, except) => forgetLimits(db, id, except),
  }
}

type StackValues = Partial<
  Pick<Tables['stacks'], 'status' | 'current_version' | 'host_id' | 'adopted_project'> & {
    readonly stopped_services: string
  }
>

/** A second attempt finds DEPLOYING: what was before the first one stays. */
const keptStatus = sql<string | null>`CASE WHEN status = 'DEPLOYING' THEN status_before ELSE status END`

async function update(
  { db, clock, changes }: StackStoreDependencies,
  change: { readonly id: StackId; readonly values: StackValues; readonly from?: readonly StackStatus[] | undefined },
): Promise<boolean> {
  const isBeginning = change.values.status === 'DEPLOYING'
  let query = db
    .updateTable('stacks')
    .set({ ...change.values, ...(isBeginning && { status_before: keptStatus }), updated_at: clock.now().getTime() })
    .where('id', '=', change.id)
  if (change.from) query = query.where('status', 'in', change.from)
  const { numUpdatedRows } = await query.executeTakeFirst()
  if (numUpdatedRows > 0n) changes.publish({ kind: 'stack', stackId: change.id })
  return numUpdatedRows > 0n
}

async function insert({ db, clock, newId, changes }: StackStoreDependencies, name: string, hostId: HostId) {
  await hostName(db, hostId)
  const now = clock.now().getTime()
  const id = StackId.parse(newId())
  await db
    .insertInto('stacks')
    .values({
      id,
      name,
      host_id: hostId,
      adopted_project: null,
      current_version: null,
      status: 'DRAFT',
      created_at: now,
      updated_at: now,
    })
    .execute()
  changes.publish({ kind: 'stack', stackId: id })
  return toStack(await stackRows(db).where('stacks.id', '=', id).executeTakeFirstOrThrow())
}

async function move(dependencies: StackStoreDependencies, stack: StoredStack, hostId: HostId) {
  const { db } = dependencies
  const asked = await hostName(db, hostId)
  if (stack.status !== 'REMOVED' || (await hasLiveCommand(db, stack.id)))
    throw new AppError('STACK_ON_OTHER_HOST', { stack: stack.name, host: stack.hostName, asked })
  // A project of that name on another host is another project.
  await update(dependencies, { id: stack.id, values: { host_id: hostId, adopted_project: null } })
  return toStack(await stackRows(db).where('stacks.id', '=', stack.id).executeTakeFirstOrThrow())
}

async function adopt(dependencies: StackStoreDependencies, project: string, hostId: HostId) {
  const { db } = dependencies
  const found = await createStackStore(dependencies).find(project)
  const isFree =
    found === null ||
    (found.currentVersion === null &&
      (found.hostId === hostId || found.status === 'REMOVED') &&
      !(await hasLiveCommand(db, found.id)))
  if (!isFree) throw new AppError('STACK_EXISTS', { stack: project, host: found?.hostName ?? '' })
  const stack = found ?? (await insert(dependencies, project, hostId))
  if (stack.hostId !== hostId) await move(dependencies, stack, hostId)
  await update(dependencies, { id: stack.id, values: { adopted_project: project } })
  return toStack(await stackRows(db).where('stacks.id', '=', stack.id).executeTakeFirstOrThrow())
}

async function hostName(db: Kysely<Tables>, id: HostId): Promise<string> {
  const host = await db
    .selectFrom('hosts')
    .select('name')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!host) throw new AppError('HOST_NOT_FOUND', { host: id })
  return host.name
}

async function hasLiveCommand(db: Kysely<Tables>, id: StackId): Promise<boolean> {
  const live = await db
    .selectFrom('commands')
    .select('seq')
    .where('stack_id', '=', id)
    .where('status', 'in', ['PENDING', 'RUNNING'])
    .limit(1)
    .executeTakeFirst()
  return live !== undefined
}

function narrowed(db: Kysely<Tables>, filter: StackFilter) {
  const { cursor, hostId, status, search, includeRemoved } = filter
  let query = stackRows(db)
  if (cursor !== undefined) query = query.where('stacks.name', '>', cursor)
  if (hostId !== undefined) query = query.where('stacks.host_id', '=', hostId)
  if (status !== undefined) query = query.where('stacks.status', '=', status)
  else if (!includeRemoved) query = query.where('stacks.status', '!=', 'REMOVED')
  if (search) query = query.where(({ fn, val }) => fn('instr', ['stacks.name', val(search.toLowerCase())]), '>', 0)
  return query
}
