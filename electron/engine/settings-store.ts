import type { Kysely } from 'kysely'
import { Settings, type SettingsChange } from '#shared/model/settings.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Tables } from './db/tables.ts'

/** What a person chose, kept for all shells. Saving publishes a `settings` change. */
export interface SettingsStore {
  /** What was stored; a setting never stored, or stored with a value this version does not know, has its default. */
  get(): Promise<Settings>
  /** Stores what is given; the rest stays. */
  save(change: SettingsChange): Promise<Settings>
}

/** Makes the store over an open database. One row a setting, so that a setting can come or go without a migration. */
export function createSettingsStore(dependencies: {
  readonly db: Kysely<Tables>
  readonly changes: Pick<ChangeFeed, 'publish'>
}): SettingsStore {
  const { db, changes } = dependencies

  const get = async () => {
    const rows = await db.selectFrom('settings').selectAll().execute()
    const stored = rows.map((row): [string, unknown] => [row.key, JSON.parse(row.value)])
    return Settings.parse(Object.fromEntries(stored.filter(isKnown)))
  }

  return {
    get,
    async save(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      if (given.length === 0) return get()
      const rows = given.map(([key, value]) => ({ key, value: JSON.stringify(value) }))
      await db
        .insertInto('settings')
        .values(rows)
        .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ value: row.ref('excluded.value') })))
        .execute()
      changes.publish({ kind: 'settings' })
      return get()
    },
  }
}

const isKnown = ([key, value]: [string, unknown]): boolean => Settings.safeParse({ [key]: value }).success
