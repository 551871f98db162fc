/** One page of a list, as `shared/model/page.ts` sends it. */
export interface Page<Item> {
  items: Item[]
  /** null on the last page. */
  nextCursor: string | null
}

/** Cuts a page out of rows that were read with `limit + 1`; the row too many says that there is a next page. */
export function cutPage<Item>(rows: readonly Item[], limit: number, cursorOf: (last: Item) => string): Page<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

/** A cursor that is a count, or undefined for one that is not ours; such a cursor starts at the first page. */
export function numericCursor(cursor: string | undefined): number | undefined {
  return cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined
}
