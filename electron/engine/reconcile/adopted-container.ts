/** A health check as the Engine has it; durations in nanoseconds, 0 where none is set. */
export interface EngineHealthcheck {
  readonly test: readonly string[]
  readonly interval: number
  readonly timeout: number
  readonly startPeriod: number
  /** API 1.44. */
  readonly startInterval: number
  readonly retries: number
}

/** What both an image and a container say of the process. Empty text and empty lists where nothing is set. */
export interface ProcessConfiguration {
  readonly user: string
  readonly env: readonly string[]
  readonly cmd: readonly string[]
  readonly entrypoint: readonly string[]
  readonly workingDir: string
  readonly stopSignal: string
  readonly labels: Readonly<Record<string, string>>
  /** As `80/tcp`. */
  readonly exposedPorts: readonly string[]
  /** Places of volumes. */
  readonly volumes: readonly string[]
  readonly healthcheck: EngineHealthcheck | null
}

/** How a container is attached to one network. */
export interface EndpointConfiguration {
  readonly aliases: readonly string[]
  readonly links: readonly string[]
  readonly ipv4Address: string
  readonly ipv6Address: string
  readonly linkLocalIps: readonly string[]
  readonly driverOptions: Readonly<Record<string, string>>
  /** The one that it has, asked for or not; empty while the container does not run, before API 1.44. */
  readonly macAddress: string
  /** API 1.48; 0 for the Engine's default. */
  readonly gatewayPriority: number
}

/** One thing mounted into a container, as the Engine resolved it. */
export interface ResolvedMount {
  readonly type: string
  /** Of the volume; empty for all else. */
  readonly name: string
  readonly source: string
  readonly destination: string
  readonly readOnly: boolean
  readonly propagation: string
}

/** What a container was made from, as one inspect tells it (Engine API 1.41, ContainerInspect). */
export interface ContainerConfiguration extends ProcessConfiguration {
  /** As it was asked for at its creation, for example `nginx:1.27`. */
  readonly image: string
  readonly imageId: string
  readonly hostname: string
  readonly domainname: string
  readonly macAddress: string
  readonly tty: boolean
  readonly openStdin: boolean
  /** Seconds; null for the Engine's default. */
  readonly stopTimeout: number | null
  readonly hostConfig: Readonly<Record<string, unknown>>
  readonly mounts: readonly ResolvedMount[]
  /** By name of the network. */
  readonly endpoints: Readonly<Record<string, EndpointConfiguration>>
}

/** A file of a container, whether mounted or copied there. */
export interface FoundFile {
  /** Lower-case hex. */
  readonly sha256: string
  readonly uid: number
  readonly gid: number
  /** Permission bits. */
  readonly mode: number
}

/** A container that Compose made and a stack took over: it carries no hash of ours, so its parts are compared. */
export interface AdoptedContainer extends ContainerConfiguration {
  /** What its image sets. */
  readonly defaults: ProcessConfiguration
  /** Of the files that were asked about those that are there, by absolute path. */
  readonly files: ReadonlyMap<string, FoundFile>
}

/** A network that Compose made and a stack took over. */
export interface AdoptedNetwork {
  readonly driver: string
  readonly options: Readonly<Record<string, string>>
  readonly internal: boolean
  readonly enableIpv6: boolean
  /** True where the Engine does not say (before API 1.47). */
  readonly enableIpv4: boolean
  readonly ipamDriver: string
  readonly ipamOptions: Readonly<Record<string, string>>
  readonly ipam: ReadonlyArray<{
    readonly subnet: string
    readonly gateway: string
    readonly ipRange: string
    readonly auxAddresses: Readonly<Record<string, string>>
  }>
  readonly labels: Readonly<Record<string, string>>
}
