import type { ContainerHook, ContainerHooks } from './container-hooks.ts'
import type { ContainerLimits, LimitValues } from './container-limits.ts'
import type { ObservedState } from './observed-state.ts'
import type { HostSurvey, SurveyRequest } from './preflight/host-survey.ts'
import type { LimitRecord } from './recorded-limits.ts'
import type { StackOwner } from './stack-owner.ts'

/** A file that is copied into a container once it is created, before it ever runs. */
export interface ContainerFile {
  /** Folder of the container that the copy is addressed to: `/`, or a volume of the container. */
  readonly root: string
  /** Below `root`, without a slash at the start. */
  readonly path: string
  readonly uid: number
  readonly gid: number
  /** Permission bits. */
  readonly mode: number
  /** Lower-case hex sha256 of `bytes`. */
  readonly sha256: string
  readonly bytes: Uint8Array
}

/**
 * The body of POST /containers/create as far as Stackwright sets it, with the Engine's own names (Engine API 1.41; what is
 * newer says so, and a plan with it is made for Engines that know it only).
 * Networks are given by name, each with its endpoint settings; the driver creates with the first and connects the rest,
 * which works on every API version (before 1.44 create takes one endpoint only).
 */
export interface ContainerPayload {
  readonly Image: string
  readonly Cmd?: readonly string[]
  readonly Entrypoint?: readonly string[]
  readonly Env?: readonly string[]
  readonly Labels?: Readonly<Record<string, string>>
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>
  readonly Healthcheck?: {
    readonly Test?: readonly string[]
    /** Nanoseconds, as are all durations here. 0 or absent takes the image's. */
    readonly Interval?: number
    readonly Timeout?: number
    readonly StartPeriod?: number
    /** API 1.44. */
    readonly StartInterval?: number
    readonly Retries?: number
  }
  readonly Hostname?: string
  readonly Domainname?: string
  readonly MacAddress?: string
  readonly Tty?: boolean
  readonly OpenStdin?: boolean
  /** Not of the body: the query of the call (`os/arch/variant`). */
  readonly platform?: string
  readonly User?: string
  readonly WorkingDir?: string
  readonly StopSignal?: string
  /** Whole seconds. */
  readonly StopTimeout?: number
  readonly HostConfig: Readonly<Record<string, unknown>>
  /** Not of the body: run after each start and before each stop. Absent where there are none. */
  readonly hooks?: ContainerHooks
  /** Not of the body: copied with PUT /containers/{id}/archive. Absent where there are none. */
  readonly files?: readonly ContainerFile[]
  /** In the order of connecting; the first is the container's main network. Empty with a NetworkMode of its own. */
  readonly networks: ReadonlyArray<{
    readonly name: string
    readonly aliases: readonly string[]
    readonly ipv4Address?: string
    readonly ipv6Address?: string
    readonly linkLocalIps?: readonly string[]
    readonly driverOptions?: Readonly<Record<string, string>>
    /** API 1.44; the address in the main network is `MacAddress`. */
    readonly macAddress?: string
    /** API 1.48. */
    readonly gatewayPriority?: number
    /** Each as `container:alias`. */
    readonly links?: readonly string[]
  }>
}

export interface NetworkDefinition {
  readonly name: string
  readonly driver: string | null
  readonly options: Readonly<Record<string, string>>
  readonly internal: boolean
  readonly attachable: boolean
  readonly enableIpv6: boolean
  /** Absent for the Engine's own way, which is true. API 1.47. */
  readonly enableIpv4?: boolean
  readonly ipam: ReadonlyArray<{
    readonly subnet?: string
    readonly gateway?: string
    readonly ipRange?: string
    readonly auxAddresses?: Readonly<Record<string, string>>
  }>
  /** Absent for the Engine's own. */
  readonly ipamDriver?: string
  readonly ipamOptions?: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
}

export interface VolumeDefinition {
  readonly name: string
  readonly driver: string | null
  readonly options: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
}

/** One step of a pull, for one layer or the whole image. */
export interface PullProgress {
  readonly layer: string | null
  readonly status: string
  readonly currentBytes: number | null
  readonly totalBytes: number | null
}

/** Something that happened to a container of the stack, in order of happening. */
export interface ContainerEvent {
  readonly containerId: string
  readonly action: 'start' | 'die' | 'oom' | 'destroy' | 'healthy' | 'unhealthy' | 'other'
  readonly exitCode: number | null
}

/** What one inspect says of a running or ended container. */
export interface ContainerCondition {
  readonly state: string
  readonly health: 'starting' | 'healthy' | 'unhealthy' | null
  readonly exitCode: number
  readonly restartCount: number
  readonly startedAt: string
  /** True where the Engine restarts it by itself after an exit. */
  readonly restarts: boolean
  /** Output of the newest health probe, for the error message. */
  readonly lastProbe: { readonly endedAt: string; readonly output: string } | null
  /** Health check timing in milliseconds; null where it has none. */
  readonly healthcheck: {
    readonly intervalMs: number
    readonly timeoutMs: number
    readonly startPeriodMs: number
    readonly retries: number
  } | null
}

/** Who takes the lock of a host. */
export interface LockHolder {
  /** Of the data folder: the same after a restart. */
  readonly installation: string
  /** For people who meet the lock: `anna@desk, Stackwright 0.1.0`. */
  readonly description: string
  readonly commandId: string
  readonly since: string
  /** Names the process, for another one on the same computer. */
  readonly process: string
  /** True for a process of this computer that is no more; false for one that lives, and for any of another computer. */
  readonly isGone: (process: string) => boolean
}

/** The right to change a host, against other controllers. */
export interface HostLock {
  /** True where another controller held it first: the host may be another one than before the wait. */
  readonly waited: boolean
  /** One that is gone already is success. */
  release(signal: AbortSignal): Promise<void>
}

/** What is to be known of a host beside what the stack has there. */
export interface ObserveRequest extends StackOwner {
  /** References whose images are looked for. */
  readonly images: readonly string[]
  readonly registry?: readonly string[]
  /** What containers were given after their creation: only these are asked for their limits. */
  readonly limits?: readonly LimitRecord[]
  /** Absolute paths of files by service: containers that Compose made are asked for them. */
  readonly files?: ReadonlyMap<string, readonly string[]>
}

/**
 * The hands of an execution: what can be done to one host. Every call is one call of the Engine API, safe to repeat
 * (a thing that is already so is success), throws only AppErrors, and stops waiting when the signal aborts.
 */
export interface HostDriver {
  readonly hostName: string
  observe(request: ObserveRequest, signal: AbortSignal): Promise<ObservedState>
  /** What the host has to give, and what stands in the way there. Reads only. */
  survey(request: SurveyRequest, signal: AbortSignal): Promise<HostSurvey>
  /**
   * Keeps other controllers from changing the host until it is released; waits a while for one that is at work.
   *
   * @throws AppError HOST_LOCKED
   */
  lock(holder: LockHolder, signal: AbortSignal): Promise<HostLock>
  pullImage(
    request: { readonly image: string; readonly platform?: string | undefined },
    onProgress: (progress: PullProgress) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** Gives an image that is there a name, in place of the image that has it. */
  tagImage(image: string, tag: string, signal: AbortSignal): Promise<void>
  createNetwork(definition: NetworkDefinition, signal: AbortSignal): Promise<void>
  removeNetwork(id: string, signal: AbortSignal): Promise<void>
  createVolume(definition: VolumeDefinition, signal: AbortSignal): Promise<void>
  removeVolume(name: string, signal: AbortSignal): Promise<void>
  /** Creates stopped, with its networks and files, and answers the id. A container of that name with the same command id and hash is adopted. */
  createContainer(
    request: { readonly name: string; readonly payload: ContainerPayload },
    signal: AbortSignal,
  ): Promise<string>
  startContainer(id: string, signal: AbortSignal): Promise<void>
  /** Asks it to end and kills it after `graceMs` (null: the container's own grace period). */
  stopContainer(id: string, graceMs: number | null, signal: AbortSignal): Promise<void>
  restartContainer(id: string, graceMs: number | null, signal: AbortSignal): Promise<void>
  /**
   * Gives it other limits, running or not; a null takes one away.
   *
   * @throws AppError LIMITS_REFUSED where the Engine does not take them
   */
  updateLimits(id: string, values: LimitValues, signal: AbortSignal): Promise<void>
  /** What the Engine limits it to now. */
  readLimits(id: string, signal: AbortSignal): Promise<ContainerLimits>
  /** Bytes that its processes use and that cannot be given back at once; null where it does not run. */
  memoryInUse(id: string, signal: AbortSignal): Promise<number | null>
  renameContainer(id: string, name: string, signal: AbortSignal): Promise<void>
  /** Never removes a volume: anonymous ones stay (no `v=1`). */
  removeContainer(id: string, signal: AbortSignal): Promise<void>
  inspectContainer(id: string, signal: AbortSignal): Promise<ContainerCondition>
  /**
   * Runs a command in a container that runs, hands on each line that it writes, and answers its exit code. What it does
   * is the document's business: it may not be safe to repeat, and is not repeated.
   */
  runHook(id: string, hook: ContainerHook, onLine: (text: string) => void, signal: AbortSignal): Promise<number>
  /** The newest lines that a container wrote, for error messages. */
  lastLines(id: string, count: number, signal: AbortSignal): Promise<readonly string[]>
  /**
   * Events of the stack's containers. The subscription is open when the promise resolves, so that nothing started
   * afterwards is missed. Iteration throws ENGINE_UNREACHABLE when the connection breaks.
   */
  watch(owner: StackOwner, signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>>
}
