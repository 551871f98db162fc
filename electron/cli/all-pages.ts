/** One page of a list of the contract. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** Every item of a list that comes in pages, up to `most`. */
export const allPages = async <Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
  most = 10_000,
): Promise<readonly Item[]> => {
  const items: Item[] = []
  let cursor: string | null | undefined
  do {
    const page = await load(cursor ?? undefined)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && items.length < most)
  return items
}
