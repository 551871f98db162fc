import type { ContainerFact } from '#shared/model/stack.ts'
import type { AdoptedContainer, AdoptedNetwork } from './adopted-container.ts'
import type { ContainerHooks } from './container-hooks.ts'
import type { ContainerLimits } from './container-limits.ts'
import type { PublishedPort } from './published-ports.ts'
import type { RegistryAnswer } from './pull-policy.ts'

/** A container of this stack, which it made or took over from Compose, as one list call shows it. */
export interface ObservedContainer {
  readonly id: string
  /** Without the leading slash. */
  readonly name: string
  readonly service: string
  readonly number: number
  readonly imageId: string
  readonly state: ContainerFact['state']
  readonly health: ContainerFact['health']
  readonly exitCode: number | null
  /** Of the configuration it was created with; null where the label is missing. */
  readonly configHash: string | null
  /** How `configHash` was computed; hashes of two algorithms are never compared. */
  readonly hashAlgorithm: string | null
  /** What it is limited to, as far as labels and the database say; absent is none. */
  readonly limits?: ContainerLimits
  /** Where `limits` are not what was asked for: somebody else changed them, or an update of ours did not end. */
  readonly limitsAre?: 'drifted' | 'unsettled'
  /** Set where the Engine cannot give a container other limits once it is made. */
  readonly limitsAreFixed?: true
  /** What the Engine itself says, where it was asked. */
  readonly engineLimits?: ContainerLimits
  readonly version: number | null
  readonly commandId: string | null
  /** Ids of the containers whose namespaces or mounts it took when it was created. */
  readonly sharesWith: readonly string[]
  /** What it was made to run after a start and before a stop. */
  readonly hooks?: ContainerHooks
  /** Names of the networks it is attached to. */
  readonly networks: readonly string[]
  readonly mounts: ReadonlyArray<{ readonly type: string; readonly name: string | null; readonly destination: string }>
  /** Seconds since 1970, as the Engine gives it. */
  readonly createdAt: number
  /** What it was made from, where Compose made it and it therefore carries no hash of ours. */
  readonly adopted?: AdoptedContainer
}

/** A network of the host. All of them are listed, so that names taken by others are seen. */
export interface ObservedNetwork {
  readonly id: string
  readonly name: string
  /** The stack that made it or took it over; null where it is no stack's. */
  readonly stackId: string | null
  /** `io.stackwright.network_hash`: of the definition it was created from. */
  readonly definitionHash: string | null
  /** What it was created from, where Compose made it and the stack took it over. */
  readonly adopted?: AdoptedNetwork
}

/** A volume of the host; all of them are listed. */
export interface ObservedVolume {
  readonly name: string
  readonly driver: string
  readonly options: Readonly<Record<string, string>>
  readonly stackId: string | null
}

/** A container of the host that is not this stack's, as far as it can be in the way. */
export interface ForeignContainer {
  readonly name: string
  readonly running: boolean
  readonly publishedPorts: ReadonlyArray<{ readonly hostIp: string; readonly port: number; readonly protocol: string }>
  /** Names of the volumes it mounts. */
  readonly volumes: readonly string[]
  /** Names of the networks it is attached to, where they are known. */
  readonly networks?: readonly string[]
}

/** An address range that a network of the host has. */
export interface ObservedSubnet {
  readonly network: string
  readonly driver: string
  readonly subnet: string
}

/** Everything that planning needs to know of a host, read at one time with a handful of list calls. */
export interface ObservedState {
  /** Newest version of the API that the Engine speaks, for example `1.45`; null where it does not say. */
  readonly apiVersion: string | null
  readonly containers: readonly ObservedContainer[]
  readonly foreignContainers: readonly ForeignContainer[]
  readonly networks: readonly ObservedNetwork[]
  readonly volumes: readonly ObservedVolume[]
  /** For every image reference asked about: the id of the local image it names, or null where there is none. */
  readonly images: ReadonlyMap<string, string | null>
  /** What registries have, for the images that were asked about. */
  readonly registry: ReadonlyMap<string, RegistryAnswer>
  /** For every image of the host that a registry knows, by its id: `repository@sha256:...`, once a repository. */
  readonly imageDigests: ReadonlyMap<string, readonly string[]>
  /** Bytes of every image of the host, by its id; what images share is counted in each. */
  readonly imageSizes: ReadonlyMap<string, number>
  /** Ports of the host that its containers hold now, those of the stack among them. */
  readonly heldPorts: readonly PublishedPort[]
  /** Address ranges of the host's networks, as `10.1.0.0/16`. */
  readonly subnets: readonly ObservedSubnet[]
}
