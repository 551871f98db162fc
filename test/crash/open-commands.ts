import BetterSqlite from 'better-sqlite3'
import { databaseFile } from '#engine/db/connection.ts'

/** What has not ended, each with its last words, for a message. */
export function openCommands(folder: string): string {
  const database = new BetterSqlite(databaseFile(folder), { readonly: true })
  const rows = database
    .prepare(
      `SELECT '#' || seq || ' ' || kind || ' ' || status || ' attempt ' || attempt || ': ' || coalesce(
         (SELECT group_concat(text, ' / ') FROM (SELECT text FROM command_logs WHERE command_id = commands.id
           ORDER BY seq DESC LIMIT 4)), 'no line yet')
       FROM commands WHERE finished_at IS NULL ORDER BY seq`,
    )
    .pluck()
    .all()
  database.close()
  return rows.join('\n  ')
}
