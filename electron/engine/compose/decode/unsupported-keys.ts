import type { Unsupported } from './collection.ts'

/** Service keys of Compose (compose-spec, 05-services.md) that are refused by name, so that none is ignored in silence. */
export const unsupportedServiceKeys: Unsupported = {
  models: 'it needs Docker Model Runner, which a plain Engine does not have.',
  pre_start:
    'it runs helper containers that only Docker Compose itself knows. Use a service that depends_on can wait for.',
  provider: 'it runs a program on the host.',
  pull_refresh_after: 'it has no effect in Compose either. Remove it.',
  use_api_socket: "it would give a container the host's Docker socket.",
}

/** Top-level keys of Compose that are refused by name. */
export const unsupportedTopLevelKeys: Unsupported = {
  models: 'it needs Docker Model Runner, which a plain Engine does not have.',
}
