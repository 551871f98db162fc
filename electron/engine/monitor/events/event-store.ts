import { type Kysely, sql } from 'kysely'
import type { EventSeverity, EventSubject, HostEvent } from '#shared/model/host-event.ts'
import { CommandId, HostId, StackId } from '#shared/model/ids.ts'
import { cutPage, numericCursor, type Page } from '../../db/page.ts'
import type { Tables } from '../../db/tables.ts'
import { timestamp } from '../../db/timestamp.ts'
import { eventText } from './event-words.ts'

/** An event to be kept. */
export interface NewHostEvent {
  readonly at: number
  readonly hostId: HostId
  readonly subject: EventSubject
  readonly action: string
  readonly severity: EventSeverity
  readonly objectId: string
  readonly name: string
  readonly stackId: StackId | null
  readonly service: string | null
  readonly commandId: CommandId | null
  readonly exitCode: number | null
  readonly detail: string
}

/** What is asked of the events; what is left out cuts nothing. */
export interface EventFilter {
  readonly hostId?: HostId | undefined
  readonly stackId?: StackId | undefined
  readonly service?: string | undefined
  readonly object?: string | undefined
  readonly subject?: EventSubject | undefined
  readonly severity?: EventSeverity | undefined
  readonly search?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** Every statement on events of hosts. */
export interface EventStore {
  append(events: readonly NewHostEvent[]): Promise<void>
  /** Newest first. */
  list(
    filter: EventFilter,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<Page<HostEvent>>
  /** Oldest first, those after `seq`. */
  after(filter: EventFilter, seq: number, limit: number): Promise<readonly HostEvent[]>
  /** Number of the newest one; 0 where there is none. */
  lastSeq(): Promise<number>
  /** Deletes all but the newest `keep`, and those before a moment. */
  prune(keep: number, beforeMs: number): Promise<void>
}

const severities: readonly EventSeverity[] = ['info', 'warning', 'error']

export function createEventStore(db: Kysely<Tables>): EventStore {
  const rows = (filter: EventFilter) => {
    let query = db
      .selectFrom('host_events')
      .innerJoin('hosts', 'hosts.id', 'host_events.host_id')
      .leftJoin('stacks', 'stacks.id', 'host_events.stack_id')
      .selectAll('host_events')
      .select(['hosts.name as host_name', 'stacks.name as stack_name'])
    const { severity, search, since, until } = filter
    const equal = [
      ['host_events.host_id', filter.hostId],
      ['host_events.stack_id', filter.stackId],
      ['host_events.service', filter.service],
      ['host_events.object_id', filter.object],
      ['host_events.subject', filter.subject],
    ] as const
    for (const [column, value] of equal) if (value !== undefined) query = query.where(column, '=', value)
    if (severity !== undefined) query = query.where('host_events.severity', '>=', severities.indexOf(severity))
    if (since !== undefined) query = query.where('host_events.at', '>=', Date.parse(since))
    if (until !== undefined) query = query.where('host_events.at', '<=', Date.parse(until))
    if (search !== undefined && search !== '') query = query.where(hasWords(search))
    return query
  }

  return {
    async append(events) {
      if (events.length === 0) return
      await db.insertInto('host_events').values(events.map(toRow)).execute()
    },
    async list(filter, { cursor, limit }) {
      const before = numericCursor(cursor)
      let query = rows(filter)
      if (before !== undefined) query = query.where('host_events.seq', '<', before)
      const found = await query
        .orderBy('host_events.seq', 'desc')
        .limit(limit + 1)
        .execute()
      return cutPage(found.map(toEvent), limit, ({ seq }) => String(seq))
    },
    async after(filter, seq, limit) {
      const query = rows(filter).where('host_events.seq', '>', seq)
      return (await query.orderBy('host_events.seq').limit(limit).execute()).map(toEvent)
    },
    async lastSeq() {
      const row = await db
        .selectFrom('host_events')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
      return Number(row?.seq ?? 0)
    },
    async prune(keep, beforeMs) {
      const newest = await this.lastSeq()
      await db
        .deleteFrom('host_events')
        .where((where) => where.or([where('seq', '<=', newest - keep), where('at', '<', beforeMs)]))
        .execute()
    },
  }
}

/** No pattern: what a person types is looked for as it is. */
const hasWords = (search: string) =>
  sql<boolean>`instr(lower(host_events.name || ' ' || host_events.action || ' ' ||
    coalesce(host_events.service, '') || ' ' || coalesce(stacks.name, '')), ${search.toLowerCase()}) > 0`

const toRow = (event: NewHostEvent) => ({
  at: event.at,
  host_id: event.hostId,
  subject: event.subject,
  action: event.action,
  severity: severities.indexOf(event.severity),
  object_id: event.objectId,
  name: event.name,
  stack_id: event.stackId,
  service: event.service,
  command_id: event.commandId,
  exit_code: event.exitCode,
  detail: event.detail,
})

interface EventRow {
  readonly seq: number
  readonly at: number
  readonly host_id: string
  readonly host_name: string
  readonly subject: EventSubject
  readonly action: string
  readonly severity: number
  readonly object_id: string
  readonly name: string
  readonly stack_id: string | null
  readonly stack_name: string | null
  readonly service: string | null
  readonly command_id: string | null
  readonly exit_code: number | null
  readonly detail: string
}

function toEvent(row: EventRow): HostEvent {
  const told = { subject: row.subject, action: row.action, name: row.name, exitCode: row.exit_code, detail: row.detail }
  return {
    seq: row.seq,
    at: timestamp(row.at),
    hostId: HostId.parse(row.host_id),
    hostName: row.host_name,
    subject: row.subject,
    action: row.action,
    severity: severities[row.severity] ?? 'info',
    objectId: row.object_id,
    name: row.name,
    stackId: row.stack_id === null ? null : StackId.parse(row.stack_id),
    stackName: row.stack_name,
    service: row.service,
    commandId: row.command_id === null ? null : CommandId.parse(row.command_id),
    exitCode: row.exit_code,
    text: eventText({ ...told, stackName: row.stack_name }),
  }
}
