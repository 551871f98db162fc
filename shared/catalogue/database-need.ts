import type { z } from 'zod'
import type { Need } from './component-wiring.ts'

type NeedInput = z.input<typeof Need>

/** The relational databases of the catalogue, by their component; each gives the capability `sql:<component>`. */
type Database = 'postgres' | 'mysql' | 'mariadb'

/**
 * A relational database that a component needs, of the kinds it can use: the first is what is suggested. `more` says how
 * the component is told of it, and what else is so of this need.
 */
export const databaseNeed = (
  kinds: readonly [Database, ...Database[]],
  more: Omit<NeedInput, 'id' | 'title' | 'capabilities' | 'suggests'> & { readonly title?: string },
): NeedInput => ({
  id: 'database',
  title: 'Database',
  capabilities: kinds.map((kind) => `sql:${kind}`),
  suggests: kinds[0],
  ...more,
})
