import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/** The newest schema this program knows; `user_version` of a database that has it. */
export const knownSchema = migrations.length

/**
 * Brings a database to the newest schema. All missing migrations run in one transaction, `user_version` with them, so a
 * crash leaves the old schema or the new one.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => numbered() } }).migrateToLatest()
  if (error) throw error
}

const numbered = (): Record<string, Migration> =>
  Object.fromEntries(
    migrations.map((migration, index) => [
      migration.name,
      {
        up: async (db: Kysely<unknown>) => {
          for (const statement of migration.statements) await sql.raw(statement).execute(db)
          await sql.raw(`PRAGMA user_version = ${index + 1}`).execute(db)
        },
      },
    ]),
  )
