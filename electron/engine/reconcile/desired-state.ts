import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { ComposeDependency, ComposeProject, ComposeService } from '#shared/model/compose-project.ts'
import type { PinnedImage, VersionImages } from '#shared/model/image.ts'
import { noFiles, type ResolvedFiles } from '#shared/model/resolved-files.ts'
import { type ConfigHashes, configHashes, hashAlgorithm, networkHash } from './config-hash.ts'
import { containerFiles, desiredFileVolumes, fileDigests, fileVolumesOf } from './container-files.ts'
import { hooksOf } from './container-hooks.ts'
import { type ContainerLimits, limitsOf } from './container-limits.ts'
import { containerPayload } from './container-payload.ts'
import { type DesiredNetwork, desiredNetworks } from './desired-networks.ts'
import { type DesiredVolume, desiredVolumes, volumeKeysOf } from './desired-volumes.ts'
import type { ContainerPayload } from './host-driver.ts'
import { labels } from './labels.ts'
import type { NamesOnHost } from './names-on-host.ts'
import { parentServicesOf } from './shared-containers.ts'
import type { StackIdentity } from './stack-identity.ts'

/** One container that is to be there. `name` is its final name. */
export interface DesiredContainer {
  readonly service: string
  readonly number: number
  readonly name: string
  /** Complete but for the label of the command that creates it. */
  readonly payload: ContainerPayload
  /** Of what only a new container can change, by the present algorithm. */
  readonly configHash: string
  /** The same by every algorithm. */
  readonly hashes: ConfigHashes
  /** What a container that goes on can be given. */
  readonly limits: ContainerLimits
  /** Names of the volumes of the document that it mounts. */
  readonly volumes: readonly string[]
}

export interface DesiredService {
  readonly name: string
  /** As the document has it, but with the name of its image where the document gives none and only builds one. */
  readonly definition: ComposeService
  /** True where the document names no image. */
  readonly isImageImplied: boolean
  /** The image that this version ran with before; null where it never did. */
  readonly pinned: PinnedImage | null
  /** `repository@sha256:...` that its tag was found to name, for a version that is to take that; null for any other. */
  readonly resolved: string | null
  readonly dependsOn: ReadonlyArray<{ readonly service: string; readonly condition: ComposeDependency['condition'] }>
  /** True where another service waits for its completion: it is meant to end with 0 and to stay ended. */
  readonly runsOnce: boolean
  /** Services whose first container its own are tied to: they share a namespace with it, or its mounts. */
  readonly sharesWith: readonly string[]
  /** sha256 of what it uses of the document's files, by words for a person: `secret password`. */
  readonly fileDigests: ReadonlyMap<string, string>
  readonly containers: readonly DesiredContainer[]
}

/** What one version of a stack asks of its host. Services come in dependency order, everything else by name. */
export interface DesiredState {
  readonly stackId: string
  readonly stackName: string
  readonly version: number
  readonly services: readonly DesiredService[]
  readonly networks: readonly DesiredNetwork[]
  readonly volumes: readonly DesiredVolume[]
}

/**
 * The desired state of a version: containers per replica, and the networks and volumes that a service uses (declared but
 * unused ones are left out, as Compose does). Depends on nothing but its input.
 *
 * @param images what the version ran with before; none where it never did
 * @param files the bytes of its configs, secrets and seccomp profiles
 * @param resolved what tags were found to name in their registries, by service; none where that was not asked
 */
export function desiredState(
  project: ComposeProject,
  stack: StackIdentity,
  images: VersionImages = new Map(),
  files: ResolvedFiles = noFiles,
  resolved: ReadonlyMap<string, string> = new Map(),
): DesiredState {
  const order = dependencyOrder(project.services)
  const networks = desiredNetworks(project, stack)
  const names = namesOf(project, stack, files)
  const networkHashes = new Map(
    networks.flatMap(({ name, definition }) => (definition ? [[name, networkHash(definition)] as const] : [])),
  )
  const services = order.map((name) =>
    desiredService({ project, stack, name, names, networkHashes, images, files, resolved }),
  )
  const volumes = [...desiredVolumes(project, stack), ...desiredFileVolumes(project, stack, files)]
  return { ...stack, services, networks, volumes }
}

/** Names of services, each after those it depends on; otherwise by name. */
function dependencyOrder(services: Readonly<Record<string, ComposeService>>): readonly string[] {
  const ordered = new Set<string>()
  const visiting = new Set<string>()
  const visit = (name: string) => {
    const service = services[name]
    if (!service || visiting.has(name)) return
    visiting.add(name)
    for (const dependency of dependenciesOf(name, service)) visit(dependency)
    ordered.add(name)
  }
  for (const name of Object.keys(services).sort()) visit(name)
  return [...ordered]
}

const dependenciesOf = (name: string, service: ComposeService): readonly string[] => {
  const all = [...Object.keys(service.depends_on ?? {}), ...parentServicesOf(service)]
  return [...new Set(all)].filter((dependency) => dependency !== name).sort()
}

type Names = (service: string, container: string) => NamesOnHost

const containerName = (stackName: string, serviceName: string, number: number, service?: ComposeService) =>
  service?.container_name ?? `${stackName}-${serviceName}-${number}`

function namesOf(project: ComposeProject, stack: StackIdentity, files: ResolvedFiles): Names {
  const networks = new Map(Object.entries(project.networks).map(([key, network]) => [key, network.name]))
  const volumes = new Map(Object.entries(project.volumes).map(([key, volume]) => [key, volume.name]))
  const firstContainerOf = (service: string) => containerName(stack.stackName, service, 1, project.services[service])
  return (service, container) => {
    const fileVolumes = fileVolumesOf({ stackName: stack.stackName, service }, serviceOf(project, service), files)
    return { container, networks, volumes, fileVolumes, profiles: files.profiles, firstContainerOf }
  }
}

interface ServiceInput {
  readonly project: ComposeProject
  readonly stack: StackIdentity
  readonly name: string
  readonly names: Names
  readonly networkHashes: ReadonlyMap<string, string>
  readonly images: VersionImages
  readonly resolved: ReadonlyMap<string, string>
  readonly files: ResolvedFiles
}

function desiredService(input: ServiceInput): DesiredService {
  const { project, name } = input
  const given = serviceOf(project, name)
  const isImageImplied = given.image === ''
  // The name that Compose gives to what it builds.
  const definition = isImageImplied ? { ...given, image: `${input.stack.stackName}-${name}` } : given
  const replicas = definition.deploy?.replicas ?? 1
  return {
    name,
    definition,
    isImageImplied,
    pinned: input.images.get(name) ?? null,
    resolved: input.resolved.get(name) ?? null,
    dependsOn: dependenciesOf(name, definition)
      .filter((dependency) => project.services[dependency] !== undefined)
      .map((dependency) => ({
        service: dependency,
        condition: definition.depends_on?.[dependency]?.condition ?? 'service_started',
      })),
    runsOnce: Object.values(project.services).some(
      (other) => other.depends_on?.[name]?.condition === 'service_completed_successfully',
    ),
    sharesWith: parentServicesOf(definition),
    fileDigests: fileDigests(definition, input.files),
    containers: Array.from({ length: replicas }, (_, index) => desiredContainer(input, definition, index + 1)),
  }
}

function serviceOf(project: ComposeProject, name: string): ComposeService {
  const service = project.services[name]
  if (!service) throw new Error(`No service ${name} in the project`)
  return service
}

function desiredContainer(input: ServiceInput, definition: ComposeService, number: number): DesiredContainer {
  const { stack, name: service, project } = input
  const name = containerName(stack.stackName, service, number, definition)
  const names = input.names(service, name)
  const files = containerFiles(definition, input.files)
  const hooks = hooksOf(definition)
  const bare = {
    ...containerPayload(service, definition, names),
    ...(files.length > 0 && { files }),
    ...(hooks && { hooks }),
  }
  const hashes = configHashes(bare, input.networkHashes)
  const hash = hashes[hashAlgorithm]
  const limits = limitsOf(bare.HostConfig)
  return {
    service,
    number,
    name,
    payload: {
      ...bare,
      Labels: {
        ...bare.Labels,
        ...containerLabels(stack, { service, number, hash, image: definition.image }),
        ...(hooks && { [labels.hooks]: JSON.stringify(hooks) }),
        ...(Object.keys(limits).length > 0 && { [labels.limits]: canonicalJson(limits) }),
      },
    },
    configHash: hash,
    hashes,
    limits,
    volumes: [
      ...volumeKeysOf(definition).map((key) => project.volumes[key]?.name ?? key),
      ...names.fileVolumes.map((volume) => volume.name),
    ],
  }
}

const containerLabels = (
  stack: StackIdentity,
  container: { readonly service: string; readonly number: number; readonly hash: string; readonly image: string },
): Record<string, string> => ({
  [labels.stackId]: stack.stackId,
  [labels.version]: String(stack.version),
  [labels.serviceName]: container.service,
  [labels.number]: String(container.number),
  [labels.configHash]: container.hash,
  [labels.hashAlgorithm]: hashAlgorithm,
  [labels.image]: container.image,
  [labels.composeProject]: stack.stackName,
  [labels.composeService]: container.service,
  [labels.composeNumber]: String(container.number),
  [labels.composeOneOff]: 'False',
})
