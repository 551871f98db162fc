/**
 * The normalised compose model: what `docker compose config --format json` prints, with its names and shapes
 * (compose-spec, compose-go 2 canonical form). Made by `engine/compose`, read by `engine/reconcile`; it depends on
 * nothing but the document and its variables.
 */
export interface ComposeProject {
  readonly name: string
  readonly services: Readonly<Record<string, ComposeService>>
  readonly networks: Readonly<Record<string, ComposeNetwork>>
  readonly volumes: Readonly<Record<string, ComposeVolume>>
  readonly configs?: Readonly<Record<string, ComposeFileObject>>
  readonly secrets?: Readonly<Record<string, ComposeFileObject>>
  /** Extension fields of the top level, `x-` first in their names. They mean nothing to anybody but their author. */
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Texts by names of a person's own choice. */
type Texts = Readonly<Record<string, string>>

/** Texts by name; null is a name without a value. */
type OptionalTexts = Readonly<Record<string, string | null>>

/**
 * One service in canonical long form. Absent keys were not given and have no default. Durations are Go durations as
 * text (`1m30s`), counts of bytes are digits as text.
 */
export interface ComposeService {
  /** Empty where the service has only a `build`. */
  readonly image: string
  /** null keeps the image's own; an empty list clears it. */
  readonly command: readonly string[] | null
  readonly entrypoint: readonly string[] | null
  /** null passes the bare name, which removes the image's value (Engine API, Env without `=`). */
  readonly environment?: OptionalTexts
  readonly ports?: readonly ComposePort[]
  readonly expose?: readonly string[]
  readonly volumes?: readonly ComposeMount[]
  readonly volumes_from?: readonly string[]
  readonly tmpfs?: readonly string[]
  readonly networks?: Readonly<Record<string, ComposeEndpoint | null>>
  readonly network_mode?: string
  readonly mac_address?: string
  readonly links?: readonly string[]
  readonly external_links?: readonly string[]
  readonly depends_on?: Readonly<Record<string, ComposeDependency>>
  readonly healthcheck?: ComposeHealthcheck
  readonly restart?: string
  readonly labels?: Texts
  readonly annotations?: Texts
  readonly attach?: boolean
  /** As the document gives it; how many containers there are is in `deploy.replicas`. */
  readonly scale?: number
  readonly deploy?: ComposeDeploy
  readonly profiles?: readonly string[]
  readonly pull_policy?: string
  readonly platform?: string
  readonly build?: ComposeBuild
  readonly develop?: ComposeDevelop
  readonly container_name?: string
  readonly hostname?: string
  readonly domainname?: string
  readonly user?: string
  readonly group_add?: readonly string[]
  readonly working_dir?: string
  readonly init?: boolean
  readonly tty?: boolean
  readonly stdin_open?: boolean
  readonly privileged?: boolean
  readonly read_only?: boolean
  readonly stop_signal?: string
  readonly stop_grace_period?: string
  readonly cap_add?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly extra_hosts?: readonly string[]
  readonly dns?: readonly string[]
  readonly dns_opt?: readonly string[]
  readonly dns_search?: readonly string[]
  readonly configs?: readonly ComposeFileReference[]
  readonly secrets?: readonly ComposeFileReference[]
  readonly logging?: { readonly driver?: string; readonly options?: Texts }
  readonly devices?: readonly ComposeDevice[]
  readonly device_cgroup_rules?: readonly string[]
  readonly gpus?: readonly ComposeDeviceRequest[]
  readonly ulimits?: ComposeUlimits
  readonly sysctls?: Texts
  readonly storage_opt?: Texts
  readonly blkio_config?: ComposeBlkio
  readonly cgroup?: string
  readonly cgroup_parent?: string
  readonly ipc?: string
  readonly pid?: string
  readonly uts?: string
  readonly userns_mode?: string
  readonly isolation?: string
  readonly runtime?: string
  readonly cpus?: number
  readonly cpu_count?: number
  readonly cpu_percent?: number
  /** Microseconds, as are the other periods, quotas and runtimes. */
  readonly cpu_period?: number
  readonly cpu_quota?: number
  readonly cpu_rt_period?: number
  readonly cpu_rt_runtime?: number
  readonly cpu_shares?: number
  readonly cpuset?: string
  readonly mem_limit?: string
  readonly mem_reservation?: string
  readonly mem_swappiness?: string
  readonly memswap_limit?: string
  readonly shm_size?: string
  readonly oom_kill_disable?: boolean
  readonly oom_score_adj?: number
  readonly pids_limit?: number
  readonly post_start?: readonly ComposeHook[]
  readonly pre_stop?: readonly ComposeHook[]
  readonly credential_spec?: { readonly config?: string; readonly file?: string; readonly registry?: string }
}

export interface ComposePort {
  readonly name?: string
  readonly mode: string
  readonly target: number
  /** A port or a range, as text; absent asks the Engine to choose. */
  readonly published?: string
  readonly host_ip?: string
  readonly protocol: 'tcp' | 'udp' | 'sctp'
  readonly app_protocol?: string
}

export interface ComposeMount {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image'
  readonly source?: string
  readonly target: string
  readonly read_only?: boolean
  readonly consistency?: string
  readonly bind?: {
    readonly create_host_path?: boolean
    readonly propagation?: string
    readonly selinux?: string
    readonly recursive?: string
  }
  readonly volume?: { readonly nocopy?: boolean; readonly subpath?: string; readonly labels?: Texts }
  readonly tmpfs?: { readonly size?: string; readonly mode?: number }
  readonly image?: { readonly subpath?: string }
}

export interface ComposeEndpoint {
  readonly aliases?: readonly string[]
  readonly ipv4_address?: string
  readonly ipv6_address?: string
  readonly link_local_ips?: readonly string[]
  readonly mac_address?: string
  readonly driver_opts?: Texts
  /** The network with the highest is connected first. */
  readonly priority?: number
  readonly gw_priority?: number
  readonly interface_name?: string
}

export interface ComposeDependency {
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully'
  readonly required: boolean
  readonly restart?: boolean
}

/** Durations are Go durations as text; `test` starts with NONE, CMD or CMD-SHELL. */
export interface ComposeHealthcheck {
  readonly test?: readonly string[]
  readonly interval?: string
  readonly timeout?: string
  readonly start_period?: string
  readonly start_interval?: string
  readonly retries?: number
  readonly disable?: boolean
}

export interface ComposeDeploy {
  readonly mode?: string
  readonly replicas?: number
  readonly endpoint_mode?: string
  readonly labels?: Texts
  readonly resources?: {
    readonly limits?: ComposeResources
    readonly reservations?: ComposeResources
  }
  readonly restart_policy?: {
    readonly condition?: string
    readonly delay?: string
    readonly max_attempts?: number
    readonly window?: string
  }
  readonly placement?: {
    readonly constraints?: readonly string[]
    readonly preferences?: ReadonlyArray<{ readonly spread?: string }>
    readonly max_replicas_per_node?: number
  }
  readonly update_config?: ComposeUpdate
  readonly rollback_config?: ComposeUpdate
}

export interface ComposeUpdate {
  readonly parallelism?: number
  readonly delay?: string
  readonly failure_action?: string
  readonly monitor?: string
  readonly max_failure_ratio?: number
  readonly order?: string
}

/** `memory` is a count of bytes as digits, as Compose prints it. */
export interface ComposeResources {
  readonly cpus?: number
  readonly memory?: string
  readonly pids?: number
  readonly devices?: readonly ComposeDeviceRequest[]
  readonly generic_resources?: ReadonlyArray<{
    readonly discrete_resource_spec?: { readonly kind?: string; readonly value?: number }
  }>
}

export interface ComposeDeviceRequest {
  readonly capabilities?: readonly string[]
  readonly driver?: string
  /** -1 asks for all of them. */
  readonly count?: number
  readonly device_ids?: readonly string[]
  readonly options?: Texts
}

export interface ComposeDevice {
  readonly source: string
  readonly target: string
  readonly permissions: string
}

/** A number is both limits at once. */
export type ComposeUlimits = Readonly<Record<string, number | { readonly soft: number; readonly hard: number }>>

/** Compose prints the keys of a device with a capital. `Rate` is a count of bytes or operations, as digits. */
export interface ComposeBlkio {
  readonly weight?: number
  readonly weight_device?: ReadonlyArray<{ readonly Path: string; readonly Weight: number }>
  readonly device_read_bps?: readonly ComposeBlkioLimit[]
  readonly device_read_iops?: readonly ComposeBlkioLimit[]
  readonly device_write_bps?: readonly ComposeBlkioLimit[]
  readonly device_write_iops?: readonly ComposeBlkioLimit[]
}

export interface ComposeBlkioLimit {
  readonly Path: string
  readonly Rate: string
}

/** A command run inside the container. */
export interface ComposeHook {
  readonly command: readonly string[] | null
  readonly user?: string
  readonly privileged?: boolean
  readonly working_dir?: string
  readonly environment?: OptionalTexts
}

/** A config or secret that a service uses. `mode` is a number of permission bits. */
export interface ComposeFileReference {
  readonly source: string
  readonly target?: string
  readonly uid?: string
  readonly gid?: string
  readonly mode?: number
}

export interface ComposeBuild {
  readonly context?: string
  readonly dockerfile?: string
  readonly dockerfile_inline?: string
  readonly entitlements?: readonly string[]
  readonly args?: OptionalTexts
  readonly ssh?: OptionalTexts
  readonly labels?: Texts
  readonly cache_from?: readonly string[]
  readonly cache_to?: readonly string[]
  readonly no_cache?: boolean
  readonly additional_contexts?: Texts
  readonly pull?: boolean
  readonly extra_hosts?: readonly string[]
  readonly isolation?: string
  readonly network?: string
  readonly target?: string
  readonly secrets?: readonly ComposeFileReference[]
  readonly shm_size?: string
  readonly tags?: readonly string[]
  readonly ulimits?: ComposeUlimits
  readonly platforms?: readonly string[]
  readonly privileged?: boolean
}

export interface ComposeDevelop {
  readonly watch?: ReadonlyArray<{
    readonly path: string
    readonly action: string
    readonly target?: string
    readonly exec?: ComposeHook
    readonly ignore?: readonly string[]
  }>
}

export interface ComposeNetwork {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly external?: boolean
  readonly internal?: boolean
  readonly attachable?: boolean
  readonly enable_ipv4?: boolean
  readonly enable_ipv6?: boolean
  readonly labels?: Texts
  readonly ipam?: {
    readonly driver?: string
    readonly config?: ReadonlyArray<{
      readonly subnet?: string
      readonly gateway?: string
      readonly ip_range?: string
      readonly aux_addresses?: Texts
    }>
    readonly options?: Texts
  }
}

export interface ComposeVolume {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly external?: boolean
  readonly labels?: Texts
}

/** A config or secret. It has one source: a file, a variable, a text, or somebody else who keeps it (`external`). */
export interface ComposeFileObject {
  readonly name: string
  readonly file?: string
  readonly environment?: string
  readonly content?: string
  readonly external?: boolean
  readonly labels?: Texts
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly template_driver?: string
}
