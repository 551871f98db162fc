import type { z } from 'zod'
import type { Option } from './option.ts'

const identifier = { matches: '^[A-Za-z_][A-Za-z0-9_]{0,31}$', message: 'Letters, digits and _, 32 at most.' }

/** What a database of the MySQL family is set up with on its first start. */
export const mysqlOptions = [
  {
    id: 'database',
    kind: 'text',
    title: 'Database',
    default: 'app',
    required: true,
    firstStartOnly: true,
    pattern: identifier,
  },
  {
    id: 'user',
    kind: 'text',
    title: 'User',
    default: 'app',
    required: true,
    firstStartOnly: true,
    pattern: { matches: '^(?!root$)[A-Za-z_][A-Za-z0-9_]{0,31}$', message: 'Letters, digits and _; not root.' },
  },
  { id: 'password', kind: 'secret', title: 'Password', firstStartOnly: true },
  { id: 'rootPassword', kind: 'secret', title: 'Password of root', firstStartOnly: true, advanced: true },
] satisfies z.input<typeof Option>[]

/** What a consumer of such a database has to know. */
export const mysqlFacts = {
  user: '{{option.user}}',
  password: '{{option.password}}',
  database: '{{option.database}}',
}
