import { AppError } from '#shared/contract/app-error.ts'
import type { HostStore, StoredHost } from '../hosts/host-store.ts'

/** Where a stack goes when nobody said where: the host that was added first. @throws AppError HOST_NOT_FOUND */
export async function defaultHost(hosts: Pick<HostStore, 'list'>): Promise<StoredHost> {
  const [first] = await hosts.list()
  if (!first) throw new AppError('HOST_NOT_FOUND', { host: 'local' })
  return first
}
