/**
 * The bytes that a model names and does not hold: configs and secrets by their keys of the document, and the seccomp
 * profiles of the services. They are kept beside the model, so that nothing which shows the model shows a secret.
 */
export interface ResolvedFiles {
  readonly configs: ReadonlyMap<string, Uint8Array>
  readonly secrets: ReadonlyMap<string, Uint8Array>
  /** Compact JSON by the path that `security_opt` names after `seccomp`. */
  readonly profiles: ReadonlyMap<string, string>
}

/** Of a model that names none. */
export const noFiles: ResolvedFiles = { configs: new Map(), secrets: new Map(), profiles: new Map() }

/** Most bytes that one config or secret may have: what Docker Swarm takes as well (swarmkit, 1000 KiB for a config). */
export const maxFileBytes = 1_000_000

/** The path of a seccomp profile's file that an entry of `security_opt` names; null for any other entry. */
export const seccompFileOf = (option: string): string | null => {
  const name = /^seccomp[:=](.+)$/.exec(option)?.[1]
  return name === undefined || name === 'unconfined' ? null : name
}
