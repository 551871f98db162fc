/** Every label Stackwright writes. They are never part of a hash: labels of an existing object cannot be changed. */
export const labels = {
  stackId: 'io.stackwright.stack_id',
  version: 'io.stackwright.version',
  serviceName: 'io.stackwright.service_name',
  commandId: 'io.stackwright.command_id',
  number: 'io.stackwright.container_number',
  configHash: 'io.stackwright.config_hash',
  hashAlgorithm: 'io.stackwright.hash_alg',
  /** What the container was created with of what can be changed later, as JSON; absent where there is nothing. */
  limits: 'io.stackwright.limits',
  networkHash: 'io.stackwright.network_hash',
  /** What is run after a start and before a stop, as JSON; absent where there is nothing. */
  hooks: 'io.stackwright.hooks',
  /** The image as the document names it; what the container was created with may be a digest or an id. */
  image: 'io.stackwright.image',
  /** Ids of the containers whose namespaces or mounts this one took, with commas between. */
  sharesWith: 'io.stackwright.shares_with',
  /** On the lock of a host: the installation that holds it, words for people, and since when. */
  lock: 'io.stackwright.lock',
  lockHolder: 'io.stackwright.lock_holder',
  lockSince: 'io.stackwright.lock_since',
  /** The process that took it, for another one on the same computer. */
  lockProcess: 'io.stackwright.lock_process',
  /** Compose's own, so that `docker compose ls` and log viewers group our containers. Ownership never depends on them. */
  composeProject: 'com.docker.compose.project',
  composeService: 'com.docker.compose.service',
  composeNumber: 'com.docker.compose.container-number',
  composeOneOff: 'com.docker.compose.oneoff',
} as const
