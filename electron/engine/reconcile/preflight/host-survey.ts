/** What is looked at on a host before a plan that starts or makes something is shown or run. */
export interface SurveyRequest {
  /** Ids of images that containers are made from. */
  readonly imageIds: readonly string[]
  /** Absolute paths on the host that are to be mounted. */
  readonly paths: readonly string[]
  /** Ports of the host that are to be published. */
  readonly ports: readonly number[]
}

/** What an image is made for, in the names of Go (`GOOS`, `GOARCH`), as images have them. */
export interface ImagePlatform {
  readonly os: string
  readonly architecture: string
}

/** A port of the host that something listens on. */
export interface ListeningPort {
  readonly address: string
  readonly port: number
  readonly protocol: string
  /** The program, for people: `nginx (process 812)`; null where that cannot be seen. */
  readonly holder: string | null
}

/**
 * What the machine itself shows, where its Engine runs beside us and not in a virtual machine or elsewhere. Every part is
 * null where it cannot be seen all the same.
 */
export interface MachineView {
  /** Of the ports that were asked about. */
  readonly listening: readonly ListeningPort[] | null
  /** Whether each path that was asked about exists; one that we may not look at is left out. */
  readonly paths: ReadonlyMap<string, boolean>
  /** Room on the disk of the Engine's data folder, in bytes. */
  readonly disk: { readonly folder: string; readonly freeBytes: number } | null
  /** Programs that the kernel runs binaries of other processors with (binfmt_misc), by their registered names. */
  readonly emulators: readonly string[] | null
  /** Address ranges that the machine has routes to, as `10.1.0.0/16`, without the default route. */
  readonly routes: readonly string[] | null
}

/** An address range that the Engine takes subnets from, each as large as `size` says (prefix length). */
export interface AddressPool {
  readonly base: string
  readonly size: number
}

/** What a host has to give. Null where its Engine does not say. */
export interface HostSurvey {
  readonly memoryBytes: number | null
  readonly cpus: number | null
  /** Null where the Engine's name for it is not known to us. */
  readonly platform: ImagePlatform | null
  /** Null where the Engine uses those it is built with. */
  readonly addressPools: readonly AddressPool[] | null
  /** By id, for those that were asked about and are there. */
  readonly images: ReadonlyMap<string, ImagePlatform>
  readonly machine: MachineView | null
}
