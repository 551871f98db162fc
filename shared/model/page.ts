import { z } from 'zod'

/** What a caller says to page through a list: the cursor of the page before, and how many rows at most (1 to 200). */
export const PageInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** One page of a list. `nextCursor` is null on the last page. Cursors are opaque and stay valid while rows are added. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
