/** Names that a service's keys stand for on the host. */
export interface NamesOnHost {
  readonly container: string
  /** Network name by key of the document. */
  readonly networks: ReadonlyMap<string, string>
  /** Volume name by key of the document. */
  readonly volumes: ReadonlyMap<string, string>
  /** Path on the host of each config and secret that is a file, by key of the document. */
  readonly configFiles: ReadonlyMap<string, string>
  readonly secretFiles: ReadonlyMap<string, string>
  /** Name of a service's first container, for keys that name another service. */
  readonly firstContainerOf: (service: string) => string
}
