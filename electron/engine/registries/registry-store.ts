import type { Kysely } from 'kysely'
import { AppError } from '#shared/contract/app-error.ts'
import type { RegistryLogin } from '#shared/model/registry.ts'
import type { ChangeFeed } from '../change-feed.ts'
import type { Clock } from '../clock.ts'
import type { RegistryLoginTable, Tables } from '../db/tables.ts'
import { timestamp } from '../db/timestamp.ts'
import { SealBroken, type SecretSealer } from '../secrets/secret-sealer.ts'
import { registryName } from './registry-name.ts'

/** A login with its password, for one call. */
export interface OpenedLogin {
  readonly registry: string
  readonly username: string
  readonly password: string
}

/** The logins of registries, with their passwords sealed. Every write publishes a `registries` change. */
export interface RegistryStore {
  /** By name of the registry. Opens no password. */
  list(): Promise<readonly RegistryLogin[]>
  /** In place of the login that the registry had. @throws AppError INVALID_INPUT, SECRETS_UNAVAILABLE */
  set(login: OpenedLogin): Promise<RegistryLogin>
  /** @throws AppError REGISTRY_LOGIN_NOT_FOUND */
  remove(registry: string): Promise<void>
  /** Null where none is stored. @throws AppError SECRET_UNREADABLE, SECRETS_UNAVAILABLE */
  open(registry: string): Promise<OpenedLogin | null>
}

/** What the store is made from. */
export interface RegistryStoreDependencies {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly newId: () => string
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly sealer: SecretSealer
}

/** Makes the store over an open database. */
export function createRegistryStore({ db, clock, newId, changes, sealer }: RegistryStoreDependencies): RegistryStore {
  const find = (registry: string) =>
    db.selectFrom('registry_logins').selectAll().where('registry', '=', registry).executeTakeFirst()

  return {
    async list() {
      const rows = await db.selectFrom('registry_logins').selectAll().orderBy('registry').execute()
      return rows.map(toLogin)
    },
    async set({ registry: written, username, password }) {
      const registry = registryName(written)
      const known = await find(registry)
      const now = clock.now().getTime()
      const identity = { id: known?.id ?? newId(), registry, username }
      const row = {
        ...identity,
        sealed_password: await sealer.seal(password, purposeOf(identity)),
        created_at: known?.created_at ?? now,
        updated_at: now,
      }
      const { sealed_password, updated_at } = row
      await db
        .insertInto('registry_logins')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ username, sealed_password, updated_at }))
        .execute()
      changes.publish({ kind: 'registries' })
      return toLogin(row)
    },
    async remove(written) {
      const registry = registryName(written)
      const { numDeletedRows } = await db
        .deleteFrom('registry_logins')
        .where('registry', '=', registry)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw new AppError('REGISTRY_LOGIN_NOT_FOUND', { registry })
      changes.publish({ kind: 'registries' })
    },
    async open(registry) {
      const row = await find(registry)
      if (!row) return null
      return { registry, username: row.username, password: await openPassword(sealer, row) }
    },
  }
}

/** Binds the password to its record, and to whom it is sent: a row changed by hand does not open. */
const purposeOf = ({ id, registry, username }: Pick<RegistryLoginTable, 'id' | 'registry' | 'username'>): string =>
  JSON.stringify(['registry_logins.sealed_password', id, registry, username])

async function openPassword(sealer: SecretSealer, row: RegistryLoginTable): Promise<string> {
  try {
    return await sealer.open(row.sealed_password, purposeOf(row))
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    const data = { secret: `The password for ${row.registry}`, reason: error.reason }
    throw new AppError('SECRET_UNREADABLE', data, { cause: error })
  }
}

const toLogin = (row: Omit<RegistryLoginTable, 'id' | 'sealed_password'>): RegistryLogin => ({
  registry: row.registry,
  username: row.username,
  createdAt: timestamp(row.created_at),
  updatedAt: timestamp(row.updated_at),
})
