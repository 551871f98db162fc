import { readFileSync, readlinkSync } from 'node:fs'
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
): Promise<Pick<LockHolder, 'installation' | 'description' | 'process' | 'isGone'>> {
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(newId()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow()
  const installation = String(JSON.parse(row.value))
  const description = `${userName()}@${hostname()}, Stackwright ${productVersion}`
  return { installation, description, process: processName(process.pid), isGone }
}

/** A process of this run of this computer; numbers of another one, or of another container, mean other processes. */
const processName = (pid: number): string => `${place()}#${pid}`

/**
 * Where process numbers mean the same: this boot of this kernel and this process namespace (Linux, proc(5)). Elsewhere the
 * name of the computer.
 */
function place(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** True only where the number cannot be another's: a process of the same place that is not there any more. */
export function isGone(name: string): boolean {
  const split = name.lastIndexOf('#')
  const pid = Number(name.slice(split + 1))
  if (split < 0 || name.slice(0, split) !== place() || !Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** An account without an entry in the system's list of users has no name (os.userInfo throws). */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
