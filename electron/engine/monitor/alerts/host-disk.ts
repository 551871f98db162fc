import { statfs } from 'node:fs/promises'
import type { HostId } from '#shared/model/ids.ts'
import type { DockerClient } from '../../docker/docker-client.ts'
import { readHostCapacity } from '../../docker/host-capacity.ts'
import { isThisMachine, thisMachine } from '../../hosts/survey/engine-place.ts'
import type { WatchedHost } from './alert-rules.ts'

/** The disk that an Engine keeps everything on, where it is this computer's; null elsewhere and where it cannot be read. */
export interface HostDisks {
  of(hostId: HostId, client: DockerClient, signal: AbortSignal): Promise<WatchedHost['disk']>
}

export function createHostDisks(): HostDisks {
  /** Null for one that is not here. */
  const folders = new Map<HostId, string | null>()

  const folderOf = async (hostId: HostId, client: DockerClient, signal: AbortSignal): Promise<string | null> => {
    const known = folders.get(hostId)
    if (known !== undefined) return known
    const capacity = await readHostCapacity(client, signal)
    const isHere = isThisMachine(capacity, client.connection, thisMachine()) && capacity.dataFolder !== ''
    const folder = isHere ? capacity.dataFolder : null
    folders.set(hostId, folder)
    return folder
  }

  return {
    async of(hostId, client, signal) {
      try {
        const folder = await folderOf(hostId, client, signal)
        if (folder === null) return null
        const { bavail, blocks, bsize } = await statfs(folder)
        return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
      } catch {
        // Docker Desktop's folder is in its virtual machine; an Engine that does not answer has an alert of its own.
        return null
      }
    },
  }
}
