import { setImmediate as immediately } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { Command, CommandStatus } from '#shared/model/command.ts'
import { CommandId, type HostId, type StackId } from '#shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { cutPage, numericCursor, type Page } from '../db/page.ts'
import type { Tables } from '../db/tables.ts'
import { type Claim, claimNext } from './claim.ts'
import { commandRows, matchesWord, toCommand, wordsOf } from './command-rows.ts'
import type { CommandSignals } from './command-signals.ts'
import { findRepeated, type Idempotency, insertCommand, type NewCommand } from './enqueue.ts'
import { judgeLeases, type WatchedLease } from './judge-leases.ts'
import type { LeaseTimes } from './lease.ts'
import type { QueueProbe } from './queue-points.ts'
import { leasesOfOthers, type Recovery, recoverStale, type StaleRule } from './recover-stale.ts'
import { requestCancel } from './request-cancel.ts'

/** What a list of commands is cut to; `limit` 1 to 200. */
export interface CommandFilter {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly status?: CommandStatus | undefined
  /** true: PENDING and RUNNING only; false: ended ones only. */
  readonly active?: boolean | undefined
  readonly stackId?: StackId | undefined
  readonly hostId?: HostId | undefined
  /** Words that all have to be found; see `matchesWords`. */
  readonly search?: string | undefined
}

/** A command as it was asked for. */
export interface AskedCommand {
  readonly command: Command
  readonly payload: unknown
  readonly maxAttempts: number
}

/** The commands of all hosts. Each change of a status is told to the signals after it is stored. */
export interface CommandStore {
  /**
   * Adds a command at the end of its host's queue. `prepare` makes it, in the same transaction, so that what it stores
   * for the command is there with the command or not at all; it is not called where the same request came before, whose
   * command is answered instead. Inside, use `within(transaction)` of other stores only.
   *
   * @throws AppError IDEMPOTENCY_KEY_REUSED, and what `prepare` throws
   */
  enqueue(
    prepare: (transaction: Kysely<Tables>) => Promise<NewCommand>,
    idempotency?: Idempotency | null,
  ): Promise<Command>
  /** By id, or by number as `12` or `#12`. @throws AppError COMMAND_NOT_FOUND */
  get(reference: string): Promise<Command>
  /** What a command was asked with, to be asked again. @throws AppError COMMAND_NOT_FOUND */
  asked(reference: string): Promise<AskedCommand>
  /** Newest first. */
  list(filter: CommandFilter): Promise<Page<Command>>
  /** Takes the next command that may run for this owner, or null. */
  claim(owner: string): Promise<Claim | null>
  /**
   * Records that a command is to be cancelled. One that never ran ends CANCELLED; one that runs, or was interrupted and
   * waits to be resumed, keeps its status until its handler led it back.
   *
   * @throws AppError COMMAND_NOT_FOUND, COMMAND_ENDED
   */
  requestCancel(reference: string, actor: string): Promise<Command>
  /**
   * Deals with every RUNNING command, as left by a process that is gone: call it at the start, with the data folder
   * claimed and no worker running.
   */
  recoverStale(): Promise<readonly Recovery[]>
  /**
   * The same for commands of other workers whose lease stood still, from one call of this to another, for longer than it is
   * good: see `judgeLeases`.
   */
  recoverExpired(owner: string): Promise<readonly Recovery[]>
  /** When the first command may be tried again that waits until after `since`; null where none does. Milliseconds since 1970. */
  nextDue(since: number): Promise<number | null>
}

/** What the store is made from. */
export interface CommandStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly signals: Pick<CommandSignals, 'statusChanged'>
  readonly probe: QueueProbe
  readonly lease: LeaseTimes
}

/** Makes the store over an open database. */
export function createCommandStore(dependencies: CommandStoreDependencies): CommandStore {
  const { db, clock, newId, signals, probe, lease } = dependencies
  const now = () => clock.now().getTime()
  const tell = ({ id, stackId, status }: Pick<Command, 'id' | 'stackId' | 'status'>) =>
    signals.statusChanged({ commandId: id, stackId, status })

  let watched: readonly WatchedLease[] = []
  let lookedMs = performance.now()

  const get = (reference: string) => getCommand(db, reference)
  const recover = async (stale: StaleRule) => {
    probe('recovery.begun')
    const recovered = await recoverStale(db, { now: now(), stale })
    probe('recovery.stored')
    for (const recovery of recovered) tell(recovery)
    return recovered
  }

  return {
    get,
    async asked(reference) {
      const command = await get(reference)
      const row = await db
        .selectFrom('commands')
        .select(['payload', 'max_attempts'])
        .where('id', '=', command.id)
        .executeTakeFirstOrThrow()
      return { command, payload: JSON.parse(row.payload), maxAttempts: row.max_attempts }
    },
    async enqueue(prepare, idempotency = null) {
      probe('enqueue.begun')
      const { command, made } = await inTransaction(db, async (transaction) => {
        const repeated = idempotency ? await findRepeated(transaction, idempotency) : null
        if (repeated) return { command: await getCommand(transaction, repeated), made: false }
        const id = CommandId.parse(newId())
        await insertCommand(transaction, { ...(await prepare(transaction)), id, now: now(), idempotency })
        probe('enqueue.storing')
        return { command: await getCommand(transaction, id), made: true }
      })
      probe('enqueue.stored')
      if (made) tell(command)
      return command
    },
    async list(filter) {
      const words = wordsOf(filter.search)
      const rows = await (words.length === 0 ? newest(db, filter) : searched(db, filter, words))
      return cutPage(rows.map(toCommand), filter.limit, (command) => String(command.seq))
    },
    async claim(owner) {
      const at = now()
      probe('claim.begun')
      const claim = await claimNext(db, { owner, now: at, leaseUntil: at + lease.lengthMs })
      if (!claim) return null
      probe('claim.stored')
      tell({ ...claim.command, status: 'RUNNING' })
      return claim
    },
    async requestCancel(reference, actor) {
      const command = await inTransaction(db, async (transaction) => {
        const found = await getCommand(transaction, reference)
        await requestCancel(transaction, found, { actor, now: now() })
        probe('cancel.storing')
        return getCommand(transaction, found.id)
      })
      probe('cancel.stored')
      tell(command)
      return command
    },
    recoverStale: () => recover('all'),
    async recoverExpired(owner) {
      const judged = judgeLeases(watched, await leasesOfOthers(db, owner), {
        passedMs: performance.now() - lookedMs,
        lease,
      })
      lookedMs = performance.now()
      watched = judged.watched
      return judged.expired.length === 0 ? [] : recover(judged.expired)
    },
    async nextDue(since) {
      const row = await db
        .selectFrom('commands')
        .select((select) => select.fn.min('not_before').as('due'))
        .where('status', '=', 'PENDING')
        .where('not_before', '>', since)
        .executeTakeFirst()
      return row?.due == null ? null : Number(row.due)
    },
  }
}

async function getCommand(db: Kysely<Tables>, reference: string): Promise<Command> {
  const number = /^#?(\d{1,15})$/.exec(reference)?.[1]
  const row = await commandRows(db)
    .where((where) =>
      number === undefined ? where('commands.id', '=', reference) : where('commands.seq', '=', Number(number)),
    )
    .executeTakeFirst()
  if (!row) throw new AppError('COMMAND_NOT_FOUND', { command: reference })
  return toCommand(row)
}

const newest = (db: Kysely<Tables>, filter: CommandFilter) =>
  narrowed(db, filter)
    .orderBy('commands.seq', 'desc')
    .limit(filter.limit + 1)
    .execute()

/** Nothing finds a word inside of a text but reading it: this many rows at a time, so that other work goes on between. */
const rowsInOneSearch = 1000

async function searched(db: Kysely<Tables>, filter: CommandFilter, words: readonly string[]) {
  const found: Awaited<ReturnType<typeof newest>> = []
  const first = await newest(db, { ...filter, limit: 0 })
  let before = (first[0]?.seq ?? 0) + 1
  while (before > 1 && found.length <= filter.limit) {
    const from = Math.max(1, before - rowsInOneSearch)
    const rows = await narrowed(db, { ...filter, cursor: String(before) })
      .where('commands.seq', '>=', from)
      .where((where) => where.and(words.map((word) => matchesWord(word))))
      .orderBy('commands.seq', 'desc')
      .limit(filter.limit + 1 - found.length)
      .execute()
    found.push(...rows)
    before = from
    await immediately()
  }
  return found
}

const indexed = [sql<string>`commands.stack_id`, sql<string>`commands.host_id`] as const
const plain = [sql<string>`+commands.stack_id`, sql<string>`+commands.host_id`] as const

function narrowed(db: Kysely<Tables>, { cursor, status, active, stackId, hostId }: CommandFilter) {
  const before = numericCursor(cursor)
  let query = commandRows(db)
  if (before !== undefined) query = query.where('commands.seq', '<', before)
  if (status !== undefined) query = query.where('commands.status', '=', status)
  // Few are live and have an index of their own; the ended ones are nearly all, so that one for them would only be in the way.
  if (active === true) query = query.where('commands.finished_at', 'is', null)
  if (active === false) query = query.where(sql<number | null>`+commands.finished_at`, 'is not', null)
  // A plus keeps SQLite from an index of all that a host or a stack ever had.
  const [stack, host] = active === true ? plain : indexed
  if (stackId !== undefined) query = query.where(stack, '=', stackId)
  if (hostId !== undefined) query = query.where(host, '=', hostId)
  return query
}
