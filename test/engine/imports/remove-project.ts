import { listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks, removeNetwork } from '#engine/docker/networks.ts'
import { listVolumes, removeVolume } from '#engine/docker/volumes.ts'
import { never } from '../docker/test-engine.ts'

/** Takes away everything that carries the label of a Compose project, whoever made it. */
export async function removeProject(client: DockerClient, project: string): Promise<void> {
  const filter = { label: `com.docker.compose.project=${project}` }
  for (const { id } of await listContainers(client, filter, never)) await removeContainer(client, id, never)
  for (const { id } of await listNetworks(client, filter, never)) await removeNetwork(client, id, never)
  for (const { name } of await listVolumes(client, filter, never)) await removeVolume(client, name, never)
}
