import type { SystemInfo } from '#shared/contract/system.ts'
import type { StorageTrouble } from './db/storage-health.ts'

/** What keeps anything from being stored, as the contract tells it. */
export const storageFact = (trouble: StorageTrouble | null): SystemInfo['storage'] =>
  trouble && {
    code: trouble.error.code,
    message: trouble.error.message,
    next: trouble.error.next,
    data: trouble.error.data,
    since: trouble.since.toISOString(),
  }
