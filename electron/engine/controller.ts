import { hostname, userInfo } from 'node:os'
import type { Kysely } from 'kysely'
import type { Tables } from './db/tables.ts'
import { productVersion } from './product-version.ts'
import type { LockHolder } from './reconcile/host-driver.ts'

/** Where the name of this installation is kept, beside the settings: made once, and the same for as long as its data. */
const key = 'installation'

/** How this controller shows itself to others on the same host. */
export async function controllerOf(
  db: Kysely<Tables>,
  newId: () => string,
): Promise<Pick<LockHolder, 'installation' | 'description'>> {
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(newId()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow()
  const installation = String(JSON.parse(row.value))
  return { installation, description: `${userName()}@${hostname()}, Stackwright ${productVersion}` }
}

/** An account without an entry in the system's list of users has no name (os.userInfo throws). */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
