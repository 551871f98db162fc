import type { FileVolume } from './container-files.ts'

/** Names that a service's keys stand for on the host. */
export interface NamesOnHost {
  readonly container: string
  /** Network name by key of the document. */
  readonly networks: ReadonlyMap<string, string>
  /** Volume name by key of the document. */
  readonly volumes: ReadonlyMap<string, string>
  /** Volumes for the copied files of this service that its own layer cannot take. */
  readonly fileVolumes: readonly FileVolume[]
  /** Seccomp profiles as compact JSON, by the path that the document names. */
  readonly profiles: ReadonlyMap<string, string>
  /** Name of a service's first container, for keys that name another service. */
  readonly firstContainerOf: (service: string) => string
}
