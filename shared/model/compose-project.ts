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
}

/** One service in canonical long form. Absent keys were not given and have no default. */
export interface ComposeService {
  readonly image: string
  /** null keeps the image's own; an empty list clears it. */
  readonly command: readonly string[] | null
  readonly entrypoint: readonly string[] | null
  /** null passes the bare name, which removes the image's value (Engine API, Env without `=`). */
  readonly environment?: Readonly<Record<string, string | null>>
  readonly ports?: readonly ComposePort[]
  readonly expose?: readonly string[]
  readonly volumes?: readonly ComposeMount[]
  readonly tmpfs?: readonly string[]
  readonly networks?: Readonly<Record<string, ComposeEndpoint | null>>
  readonly network_mode?: string
  readonly depends_on?: Readonly<Record<string, ComposeDependency>>
  readonly healthcheck?: ComposeHealthcheck
  readonly restart?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly deploy?: ComposeDeploy
  readonly container_name?: string
  readonly hostname?: string
  readonly user?: string
  readonly working_dir?: string
  readonly init?: boolean
  readonly read_only?: boolean
  readonly stop_signal?: string
  /** Go duration, for example `1m30s`. */
  readonly stop_grace_period?: string
  readonly cap_add?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly extra_hosts?: readonly string[]
}

export interface ComposePort {
  readonly mode: string
  readonly target: number
  /** A port or a range, as text; absent asks the Engine to choose. */
  readonly published?: string
  readonly host_ip?: string
  readonly protocol: 'tcp' | 'udp' | 'sctp'
}

export interface ComposeMount {
  readonly type: 'bind' | 'volume' | 'tmpfs'
  readonly source?: string
  readonly target: string
  readonly read_only?: boolean
  readonly bind?: { readonly create_host_path?: boolean; readonly propagation?: string; readonly selinux?: string }
  readonly volume?: { readonly nocopy?: boolean }
  readonly tmpfs?: { readonly size?: string; readonly mode?: number }
}

export interface ComposeEndpoint {
  readonly aliases?: readonly string[]
  readonly ipv4_address?: string
  readonly ipv6_address?: string
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
  readonly replicas?: number
  readonly resources?: {
    readonly limits?: ComposeResources
    readonly reservations?: ComposeResources
  }
}

/** `memory` is a count of bytes as digits, as Compose prints it. */
export interface ComposeResources {
  readonly cpus?: number
  readonly memory?: string
  readonly pids?: number
}

export interface ComposeNetwork {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Readonly<Record<string, string>>
  readonly external?: boolean
  readonly internal?: boolean
  readonly attachable?: boolean
  readonly enable_ipv6?: boolean
  readonly labels?: Readonly<Record<string, string>>
  readonly ipam?: {
    readonly driver?: string
    readonly config?: ReadonlyArray<{ readonly subnet?: string; readonly gateway?: string; readonly ip_range?: string }>
  }
}

export interface ComposeVolume {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Readonly<Record<string, string>>
  readonly external?: boolean
  readonly labels?: Readonly<Record<string, string>>
}
