import type { ComposeDeploy, ComposeResources } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeObject, type Unsupported } from './collection.ts'
import { type Decoder, fail } from './field.ts'
import { decodeBytes, decodeInteger, decodeNumber, decodeWord } from './scalar.ts'

const decodeCpus: Decoder<number> = (field) => {
  const cpus = decodeNumber(field)
  return cpus === undefined || cpus >= 0 ? cpus : fail(field, 'out-of-range', 'cpus must not be negative.')
}

const decodeResources = decodeObject<ComposeResources>(
  { cpus: decodeCpus, memory: decodeBytes, pids: decodeInteger({ min: -1, max: Number.MAX_SAFE_INTEGER }) },
  {
    devices: 'devices cannot be reserved yet. Remove it.',
    generic_resources: 'it belongs to Docker Swarm. Remove it.',
  },
)

const swarm = 'it belongs to Docker Swarm and has no effect on a single host. Remove it.'
const later = 'it is not carried out yet. Remove it.'

const unsupported: Unsupported = {
  endpoint_mode: swarm,
  labels: swarm,
  placement: swarm,
  restart_policy: 'it is not carried out yet. Use restart instead.',
  rollback_config: later,
  update_config: later,
}

interface DeployKeys extends ComposeDeploy {
  readonly mode?: 'replicated'
}

const decodeKeys = decodeObject<DeployKeys>(
  {
    mode: decodeWord('replicated'),
    replicas: decodeInteger({ min: 0, max: 1000 }),
    resources: decodeObject<NonNullable<ComposeDeploy['resources']>>({
      limits: decodeResources,
      reservations: decodeResources,
    }),
  },
  unsupported,
)

/** How many containers, and what they may use. */
export const decodeDeploy: Decoder<ComposeDeploy> = (field) => {
  if (isNull(field.node)) return {}
  const keys = decodeKeys(field)
  if (!keys) return undefined
  const { mode: _mode, ...deploy } = keys
  return deploy
}
