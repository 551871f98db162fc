import { type Kysely, sql } from 'kysely'
import { type Command, CommandError, CommandKind, CommandOutcome } from '#shared/model/command.ts'
import { CommandId, HostId, StackId } from '#shared/model/ids.ts'
import type { CommandTable, Tables } from '../db/tables.ts'
import { timestamp, timestampOrNull } from '../db/timestamp.ts'
import type { StoredCommand } from './command-context.ts'

const stepsOfAttempt = (narrowing = sql``) =>
  sql<number>`(select count(*) from command_steps
    where command_id = commands.id and attempt = commands.attempt ${narrowing})`

/** All commands with the names and counts that the contract shows; to be narrowed by the caller. */
export const commandRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('commands')
    .innerJoin('hosts', 'hosts.id', 'commands.host_id')
    .innerJoin('stacks', 'stacks.id', 'commands.stack_id')
    .select([
      'commands.seq',
      'commands.id',
      'commands.kind',
      'commands.title',
      'commands.version',
      'commands.service',
      'commands.host_id',
      'hosts.name as host_name',
      'commands.stack_id',
      'stacks.name as stack_name',
      'commands.status',
      'commands.outcome',
      'commands.attempt',
      'commands.not_before',
      'commands.parent_id',
      'commands.actor',
      'commands.cancel_requested_at',
      'commands.error_json',
      'commands.created_at',
      'commands.started_at',
      'commands.finished_at',
      stepsOfAttempt().as('steps_total'),
      stepsOfAttempt(sql`and status in ('DONE', 'FAILED', 'UNDONE')`).as('steps_done'),
    ])

/** What a search text asks for: its words, at most eight. */
export const wordsOf = (search: string | undefined): readonly string[] =>
  (search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)

/** True for commands with that word in what people know them by; `#12` is the command of that number, and no other. */
export const matchesWord = (word: string) => {
  const number = /^#(\d{1,15})$/.exec(word)?.[1]
  if (number !== undefined) return sql<boolean>`commands.seq = ${Number(number)}`
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const texts = sql`stacks.name || char(10) || commands.title || char(10) || commands.kind || char(10) || commands.id
    || char(10) || commands.seq || char(10) || commands.actor || char(10) || commands.status
    || char(10) || coalesce(json_extract(commands.error_json, '$.code'), '')
    || char(10) || coalesce(json_extract(commands.error_json, '$.message'), '')`
  return sql<boolean>`(${texts}) like ${pattern} escape '\\'`
}

type CommandRow = Awaited<ReturnType<ReturnType<typeof commandRows>['executeTakeFirstOrThrow']>>

/** A row as the contract has it. */
export const toCommand = (row: CommandRow): Command => ({
  id: CommandId.parse(row.id),
  seq: row.seq,
  kind: CommandKind.parse(row.kind),
  title: row.title,
  hostId: HostId.parse(row.host_id),
  hostName: row.host_name,
  stackId: StackId.parse(row.stack_id),
  stackName: row.stack_name,
  version: row.version,
  service: row.service,
  status: row.status,
  outcome: CommandOutcome.nullable().parse(row.outcome),
  attempt: row.attempt,
  parentId: row.parent_id === null ? null : CommandId.parse(row.parent_id),
  notBefore: row.status === 'PENDING' && row.not_before > 0 ? timestamp(row.not_before) : null,
  actor: row.actor,
  cancelRequested: row.cancel_requested_at !== null,
  error: row.error_json === null ? null : CommandError.parse(JSON.parse(row.error_json)),
  createdAt: timestamp(row.created_at),
  startedAt: timestampOrNull(row.started_at),
  finishedAt: timestampOrNull(row.finished_at),
  progress: { done: row.steps_done, total: row.steps_total },
})

/** What claiming a command answers from its row. */
export type ClaimedRow = Pick<
  { [Column in keyof CommandTable]: Column extends 'seq' | 'attempt' | 'interrupted' ? number : CommandTable[Column] },
  | 'id'
  | 'seq'
  | 'kind'
  | 'payload'
  | 'host_id'
  | 'stack_id'
  | 'attempt'
  | 'interrupted'
  | 'max_attempts'
  | 'actor'
  | 'approved_plan'
  | 'committed_at'
  | 'cancel_requested_at'
  | 'fence'
>

/** A claimed row as a handler gets it. */
export const toStoredCommand = (row: ClaimedRow): StoredCommand => ({
  id: CommandId.parse(row.id),
  seq: row.seq,
  kind: row.kind,
  payload: JSON.parse(row.payload),
  hostId: HostId.parse(row.host_id),
  stackId: StackId.parse(row.stack_id),
  attempt: row.attempt,
  maxAttempts: row.max_attempts,
  actor: row.actor,
  approvedPlan: row.approved_plan,
  committedAt: timestampOrNull(row.committed_at),
  interrupted: row.interrupted === 1,
})
