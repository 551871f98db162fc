import type { ComposeDeploy, ComposeResources, ComposeUpdate } from '#shared/model/compose-project.ts'
import { isNull } from '../source/source-node.ts'
import { decodeList, decodeObject } from './collection.ts'
import { decodeDeviceRequest } from './devices.ts'
import { type Decoder, fail } from './field.ts'
import { decodeLabels } from './keyed-text.ts'
import {
  decodeBytes,
  decodeCpus,
  decodeDuration,
  decodeInteger,
  decodeNumber,
  decodeText,
  decodeWord,
} from './scalar.ts'

const decodeCount = decodeInteger({ min: 0, max: Number.MAX_SAFE_INTEGER })

/** Text only: a bare number is refused by Compose here, though not in `mem_limit`. */
const decodeMemory: Decoder<string> = (field) => {
  const { node } = field
  if (node.kind === 'scalar' && typeof node.value === 'number') {
    return fail(field, 'wrong-type', `memory takes text. Write "${node.text}" in quotes, or a unit such as 512m.`)
  }
  return decodeBytes(field)
}

type GenericResource = NonNullable<ComposeResources['generic_resources']>[number]

const decodeGenericResource = decodeObject<GenericResource>({
  discrete_resource_spec: decodeObject<NonNullable<GenericResource['discrete_resource_spec']>>({
    kind: decodeText,
    value: decodeNumber,
  }),
})

const decodeLimits = decodeObject<Pick<ComposeResources, 'cpus' | 'memory' | 'pids'>>({
  cpus: decodeCpus,
  memory: decodeMemory,
  pids: decodeInteger({ min: -1, max: Number.MAX_SAFE_INTEGER }),
})

const decodeReservations = decodeObject<ComposeResources>({
  cpus: decodeCpus,
  memory: decodeMemory,
  pids: decodeInteger({ min: -1, max: Number.MAX_SAFE_INTEGER }),
  devices: decodeList(decodeDeviceRequest),
  generic_resources: decodeList(decodeGenericResource),
})

const decodeUpdate = decodeObject<ComposeUpdate>({
  parallelism: decodeCount,
  delay: decodeDuration,
  failure_action: decodeText,
  monitor: decodeDuration,
  max_failure_ratio: decodeNumber,
  order: decodeWord('start-first', 'stop-first'),
})

const decodeKeys = decodeObject<ComposeDeploy>({
  mode: decodeText,
  replicas: decodeInteger({ min: 0, max: 1000 }),
  endpoint_mode: decodeText,
  labels: decodeLabels,
  resources: decodeObject<NonNullable<ComposeDeploy['resources']>>({
    limits: decodeLimits,
    reservations: decodeReservations,
  }),
  restart_policy: decodeObject<NonNullable<ComposeDeploy['restart_policy']>>({
    condition: decodeText,
    delay: decodeDuration,
    max_attempts: decodeCount,
    window: decodeDuration,
  }),
  placement: decodeObject<NonNullable<ComposeDeploy['placement']>>({
    constraints: decodeList(decodeText),
    preferences: decodeList(decodeObject<{ readonly spread?: string }>({ spread: decodeText })),
    max_replicas_per_node: decodeCount,
  }),
  update_config: decodeUpdate,
  rollback_config: decodeUpdate,
})

/** How many containers, what they may use, and how they are replaced. */
export const decodeDeploy: Decoder<ComposeDeploy> = (field) => (isNull(field.node) ? {} : decodeKeys(field))
