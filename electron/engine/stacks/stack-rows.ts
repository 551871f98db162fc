import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { CommandId, HostId, StackId } from '#shared/model/ids.ts'
import { StackStatus, type StackSummary } from '#shared/model/stack.ts'
import type { Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'

/** A stack as stored, with what the queue says of it; what the Engine says is added elsewhere. */
export interface StoredStack
  extends Omit<StackSummary, 'live' | 'observedAt' | 'services' | 'finding' | 'newerImages'> {
  /** A command runs on it now. */
  readonly working: boolean
  /** The Compose project that it took over; null where it made everything itself. */
  readonly adoptedProject: string | null
  /** Services that a person stopped one by one, and did not start since. */
  readonly stoppedServices: readonly string[]
}

/** All stacks with their host, latest version and newest command; to be narrowed by the caller. */
export const stackRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('stacks')
    .innerJoin('hosts', 'hosts.id', 'stacks.host_id')
    .leftJoin('commands', (join) =>
      join.on('commands.seq', '=', sql<number>`(select max(seq) from commands where stack_id = stacks.id)`),
    )
    .select([
      'stacks.id',
      'stacks.name',
      'stacks.host_id',
      'stacks.adopted_project',
      'stacks.current_version',
      'stacks.status',
      'stacks.stopped_services',
      'stacks.created_at',
      'stacks.updated_at',
      'hosts.name as host_name',
      'commands.id as command_id',
      'commands.title as command_title',
      'commands.status as command_status',
      'commands.updated_at as command_at',
      sql<number | null>`(select max(number) from stack_versions where stack_id = stacks.id)`.as('latest_version'),
      sql<number>`exists (select 1 from stack_version_answers where stack_id = stacks.id)`.as('from_wizard'),
      sql<number>`exists (select 1 from commands where stack_id = stacks.id and status = 'RUNNING')`.as('working'),
    ])

const StoppedServices = z.array(z.string())

type StackRow = Awaited<ReturnType<ReturnType<typeof stackRows>['executeTakeFirstOrThrow']>>

/** A row as the contract has it. */
export const toStack = (row: StackRow): StoredStack => ({
  id: StackId.parse(row.id),
  name: row.name,
  hostId: HostId.parse(row.host_id),
  hostName: row.host_name,
  fromWizard: row.from_wizard === 1,
  currentVersion: row.current_version,
  latestVersion: row.latest_version,
  status: StackStatus.parse(row.status),
  createdAt: timestamp(row.created_at),
  updatedAt: timestamp(row.updated_at),
  lastCommand: toLastCommand(row),
  working: row.working === 1,
  adoptedProject: row.adopted_project,
  stoppedServices: StoppedServices.parse(JSON.parse(row.stopped_services)),
})

function toLastCommand(row: StackRow): StoredStack['lastCommand'] {
  const { command_id: id, command_title: title, command_status: status, command_at: at } = row
  if (id === null || title === null || status === null || at === null) return null
  return { id: CommandId.parse(id), title, status, at: timestamp(at) }
}
