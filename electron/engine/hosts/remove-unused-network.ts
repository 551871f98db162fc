import { AppError } from '#shared/contract/app-error.ts'
import { delay } from '../delay.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { hasActiveEndpoints } from '../docker/docker-error.ts'
import { disconnectEndpoint, inspectNetwork, removeNetwork } from '../docker/networks.ts'

/** How often a removal is asked for, where the Engine says that the network is in use and shows nobody who uses it. */
const attempts = 4
const pauseMs = 250

/**
 * Removes a network of ours that no container uses any more; one that is gone already is success. An Engine sometimes
 * counts an endpoint of a container that is gone (moby, libnetwork: it is listed as `ep-<id>`, or not at all): what is
 * listed is disconnected, what is not is waited for a moment.
 *
 * @throws AppError NETWORK_IN_USE where containers use it, NETWORK_STUCK where none does and the Engine refuses all the same
 */
export async function removeUnusedNetwork(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await removeNetwork(client, id, signal)
    } catch (error) {
      if (!hasActiveEndpoints(error)) throw error
      const { name, containers, strayEndpoints } = await inspectNetwork(client, id, signal)
      if (containers.length > 0) {
        throw new AppError('NETWORK_IN_USE', { network: name, containers: [...containers] }, { cause: error })
      }
      if (attempt === attempts) {
        throw new AppError('NETWORK_STUCK', { network: name, host: client.hostName }, { cause: error })
      }
      for (const endpoint of strayEndpoints) await disconnectEndpoint(client, { network: id, endpoint }, signal)
      await delay(pauseMs, signal)
    }
  }
}
