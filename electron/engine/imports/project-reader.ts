import { inspectConfiguration, inspectImageDefaults } from '../docker/container-configuration.ts'
import { listContainers } from '../docker/container-listing.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { listNetworks } from '../docker/networks.ts'
import { listVolumes } from '../docker/volumes.ts'
import { labels } from '../reconcile/labels.ts'
import type { ProjectListing } from './compose-projects.ts'
import type { ProjectOnHost } from './reconstruct-document.ts'

/** Everything of a host that carries the label of a Compose project, with three list calls. */
export async function listProjects(client: DockerClient, signal: AbortSignal): Promise<ProjectListing> {
  const filter = { label: labels.composeProject }
  const [containers, networks, volumes] = await Promise.all([
    listContainers(client, filter, signal),
    listNetworks(client, filter, signal),
    listVolumes(client, filter, signal),
  ])
  return { containers, networks, volumes }
}

/** The project with what its containers and their images say. @throws AppError ENGINE_ERROR where one goes meanwhile */
export async function readProject(
  client: DockerClient,
  { name, own }: { readonly name: string; readonly own: ProjectListing },
  signal: AbortSignal,
): Promise<ProjectOnHost> {
  const configurations = await Promise.all(
    own.containers.map(async ({ id, imageId }) => {
      const [configuration, defaults] = await Promise.all([
        inspectConfiguration(client, id, signal),
        inspectImageDefaults(client, imageId, signal),
      ])
      return [id, { ...configuration, defaults, files: new Map() }] as const
    }),
  )
  return { ...own, name, configurations: new Map(configurations) }
}
