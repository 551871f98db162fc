import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import { CommandId, type HostId, type StackId } from '#shared/model/ids.ts'
import type { Tables } from '../db/tables.ts'

/** What a new command is made from. The payload is JSON; the queue does not read it. */
export interface NewCommand {
  readonly kind: string
  /** For people: `Apply shop v3`. */
  readonly title: string
  /** The version it leads to, and the one service it is for; for people, who read them in lists. */
  readonly version: number | null
  readonly service: string | null
  readonly hostId: HostId
  readonly stackId: StackId
  readonly payload: unknown
  readonly actor: string
  readonly approvedPlan: string | null
  /** How often it may be tried, crashes included. */
  readonly maxAttempts: number
  /** The command that it tries again; absent for one that was asked for by itself. */
  readonly parentId?: CommandId
}

/** Sent twice with the same key, a request makes one command. `content` is everything that tells it from another. */
export interface Idempotency {
  readonly key: string
  readonly content: unknown
}

/**
 * The command made before with this key, or null.
 *
 * @throws AppError IDEMPOTENCY_KEY_REUSED where it was made for another request
 */
export async function findRepeated(db: Kysely<Tables>, idempotency: Idempotency): Promise<CommandId | null> {
  const row = await db
    .selectFrom('commands')
    .select(['id', 'request_sha256'])
    .where('idempotency_key', '=', idempotency.key)
    .executeTakeFirst()
  if (!row) return null
  if (row.request_sha256 !== hash(idempotency.content))
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { key: idempotency.key })
  return CommandId.parse(row.id)
}

/** Stores a PENDING command at the end of its host's queue. */
export async function insertCommand(
  db: Kysely<Tables>,
  command: NewCommand & { readonly id: CommandId; readonly now: number; readonly idempotency: Idempotency | null },
): Promise<void> {
  await db
    .insertInto('commands')
    .values({
      id: command.id,
      kind: command.kind,
      title: command.title,
      version: command.version,
      service: command.service,
      payload: JSON.stringify(command.payload),
      host_id: command.hostId,
      stack_id: command.stackId,
      actor: command.actor,
      approved_plan: command.approvedPlan,
      idempotency_key: command.idempotency?.key ?? null,
      request_sha256: command.idempotency ? hash(command.idempotency.content) : null,
      max_attempts: command.maxAttempts,
      parent_id: command.parentId ?? null,
      created_at: command.now,
      updated_at: command.now,
    })
    .execute()
}

const hash = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex')
