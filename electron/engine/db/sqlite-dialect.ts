import type BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { ConnectionSlot } from './connection-slot.ts'
import { toDatabaseError } from './database-error.ts'
import type { StorageHealth } from './storage-health.ts'

/**
 * Kysely on one better-sqlite3 connection at a time: statements are prepared once, transactions take the write lock at their
 * start (a later upgrade could meet SQLITE_BUSY and lose the work), and errors of the disk come out as AppErrors, of
 * which the health hears first.
 * Kysely lets one user at a time have the connection.
 */
export function sqliteDialect(slot: ConnectionSlot, health: StorageHealth): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(slot, health),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** SQLite's DDL is transactional, so all missing migrations run in one transaction. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

function createDriver(slot: ConnectionSlot, health: StorageHealth): Driver {
  const connection = createConnection(slot, health)
  const run = async (statement: string) => {
    await connection.executeQuery(CompiledQuery.raw(statement))
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: () => run('begin immediate'),
    commitTransaction: () => run('commit'),
    async rollbackTransaction() {
      // A full disk or an I/O error has SQLite roll back by itself.
      if (slot.current().inTransaction) await run('rollback')
    },
    releaseConnection: async () => {},
    destroy: async () => {
      slot.close()
    },
  }
}

/** Statements kept prepared; there are far fewer in the stores, so the oldest one hardly ever goes. */
const preparedLimit = 200

function createConnection(slot: ConnectionSlot, health: StorageHealth): DatabaseConnection {
  const prepared = new Map<string, BetterSqlite.Statement>()
  let preparedBy: BetterSqlite.Database | null = null

  const prepare = (text: string): BetterSqlite.Statement => {
    const database = slot.current()
    if (database !== preparedBy) prepared.clear()
    preparedBy = database
    const known = prepared.get(text)
    if (known) return known
    const statement = database.prepare(text)
    const oldest = prepared.keys().next()
    if (prepared.size >= preparedLimit && !oldest.done) prepared.delete(oldest.value)
    prepared.set(text, statement)
    return statement
  }

  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      try {
        return execute<Row>(prepare(query.sql), query.parameters)
      } catch (error) {
        const known = toDatabaseError(error, slot.file)
        health.failed(known)
        throw known
      }
    },
    // biome-ignore lint/correctness/useYield: there is nothing to yield where streaming is refused
    async *streamQuery() {
      throw new Error('Lists are read by pages, not streamed.')
    },
  }
}

function execute<Row>(statement: BetterSqlite.Statement, parameters: readonly unknown[]): QueryResult<Row> {
  // Kysely typed the rows from the same query that named the columns.
  if (statement.reader) return { rows: statement.all(...parameters) as Row[] }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}
