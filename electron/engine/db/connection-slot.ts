import type BetterSqlite from 'better-sqlite3'

/** The one connection to a database file, which a new one can take the place of. */
export interface ConnectionSlot {
  readonly file: string
  /** @throws AppError of the last attempt where no connection could be opened */
  current(): BetterSqlite.Database
  /**
   * Closes the connection and opens another: what SQLite and the operating system remember of writes that failed is not
   * to be trusted. Nobody may be using the connection meanwhile.
   *
   * @throws AppError where the file cannot be opened; each later use throws it too, until opening it works
   */
  reopen(): void
  close(): void
}

/** @param open opens the file, for the first time or `again`; throws AppErrors */
export function createConnectionSlot(file: string, open: (again: boolean) => BetterSqlite.Database): ConnectionSlot {
  let connection = open(false)
  let closedBy: unknown = null
  return {
    file,
    current() {
      if (closedBy !== null) throw closedBy
      return connection
    },
    reopen() {
      if (connection.open) connection.close()
      try {
        connection = open(true)
        closedBy = null
      } catch (error) {
        closedBy = error
        throw error
      }
    },
    close() {
      if (connection.open) connection.close()
    },
  }
}
