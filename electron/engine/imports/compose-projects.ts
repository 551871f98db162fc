import type { ComposeProjectOnHost } from '#shared/model/compose-import.ts'
import { Slug } from '#shared/model/ids.ts'
import type { ListedContainer } from '../docker/container-listing.ts'
import type { ListedNetwork } from '../docker/networks.ts'
import type { ListedVolume } from '../docker/volumes.ts'
import { composeProjectOf, numberOf, serviceOf } from '../reconcile/stack-owner.ts'

/** Labels that Compose writes for itself (compose v2, `pkg/api/labels.go`). */
export const composeLabels = {
  configFiles: 'com.docker.compose.project.config_files',
  workingDirectory: 'com.docker.compose.project.working_dir',
  dependsOn: 'com.docker.compose.depends_on',
  network: 'com.docker.compose.network',
  volume: 'com.docker.compose.volume',
} as const

/** What list calls of one host gave. */
export interface ProjectListing {
  readonly containers: readonly ListedContainer[]
  readonly networks: readonly ListedNetwork[]
  readonly volumes: readonly ListedVolume[]
}

/**
 * The Compose projects of a host, by name, without those that a stack took over. What `docker compose run` made belongs to
 * none.
 *
 * @param taken projects that a stack took over
 * @param stacks names of stacks that run, or are worked on
 */
export function composeProjects(
  listing: ProjectListing,
  { taken, stacks }: { readonly taken: ReadonlySet<string>; readonly stacks: ReadonlySet<string> },
): readonly ComposeProjectOnHost[] {
  const all = [...listing.containers, ...listing.networks, ...listing.volumes]
  const names = new Set(all.flatMap(({ labels }) => composeProjectOf(labels) ?? []))
  return [...names]
    .filter((name) => !taken.has(name))
    .sort()
    .map((name) => projectFact(name, projectListing(listing, name), stacks))
}

/** What of a host belongs to one project. */
export function projectListing(listing: ProjectListing, project: string): ProjectListing {
  const isIn = ({ labels }: { readonly labels: Readonly<Record<string, string>> }) =>
    composeProjectOf(labels) === project
  return {
    containers: listing.containers.filter(isIn),
    networks: listing.networks.filter(isIn),
    volumes: listing.volumes.filter(isIn),
  }
}

function projectFact(name: string, own: ProjectListing, stacks: ReadonlySet<string>): ComposeProjectOnHost {
  const [first] = own.containers
  const services = new Set(own.containers.map(({ labels }) => serviceOf(labels)))
  return {
    name,
    services: [...services].sort().map((service) => serviceFact(service, own.containers)),
    configFiles: (first?.labels[composeLabels.configFiles] ?? '').split(',').filter((path) => path !== ''),
    workingDirectory: first?.labels[composeLabels.workingDirectory] ?? null,
    volumes: own.volumes.map((volume) => volume.name).sort(),
    networks: own.networks.map((network) => network.name).sort(),
    obstacle: obstacleOf(name, own, stacks),
  }
}

function serviceFact(service: string, containers: readonly ListedContainer[]) {
  const own = containers
    .filter(({ labels }) => serviceOf(labels) === service)
    .sort((a, b) => numberOf(a.labels) - numberOf(b.labels))
  return {
    service,
    image: own[0]?.image ?? '',
    containers: own.map((container) => ({ name: container.name, state: container.state })),
  }
}

function obstacleOf(name: string, { containers }: ProjectListing, stacks: ReadonlySet<string>): string | null {
  if (!Slug.safeParse(name).success) return 'Its name cannot be the name of a stack.'
  if (stacks.has(name)) return `A stack called ${name} exists already.`
  return containers.length === 0 ? 'It has no containers, only volumes or networks.' : null
}
