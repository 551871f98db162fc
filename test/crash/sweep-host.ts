import { listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks, removeNetwork } from '#engine/docker/networks.ts'
import { listVolumes, removeVolume } from '#engine/docker/volumes.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { pulledImages } from './pull-socket.ts'

const never = new AbortController().signal

/** Removes what stacks whose names begin so left on a host, and the names that pulls gave to images. */
export async function sweepHost(client: DockerClient, prefix: string): Promise<void> {
  const label = labels.stackId
  const isOurs = ({ name }: { readonly name: string }) => name.startsWith(prefix)
  for (const { id } of (await listContainers(client, { label }, never)).filter(isOurs))
    await removeContainer(client, id, never)
  for (const { id } of (await listNetworks(client, { label }, never)).filter(isOurs))
    await removeNetwork(client, id, never)
  for (const { name } of (await listVolumes(client, { label }, never)).filter(isOurs))
    await removeVolume(client, name, never)
  for (const { RepoTags } of await client.calls.listImages())
    for (const tag of RepoTags ?? [])
      if (tag.startsWith(`${pulledImages}${prefix}`)) await client.calls.getImage(tag).remove()
}
