/** Names that a service's keys stand for on the host. */
export interface NamesOnHost {
  readonly container: string
  /** Network name by key of the document. */
  readonly networks: ReadonlyMap<string, string>
  /** Volume name by key of the document. */
  readonly volumes: ReadonlyMap<string, string>
  /** Name of a service's first container, for `network_mode: service:x`. */
  readonly firstContainerOf: (service: string) => string
}
