import type { Operation, PlanConflict } from '#shared/model/plan.ts'
import { conflict } from './conflicts.ts'
import type { DesiredNetwork } from './desired-networks.ts'
import type { NetworkDefinition } from './host-driver.ts'
import { labels } from './labels.ts'
import type { ObservedNetwork, ObservedState } from './observed-state.ts'
import { isSameNetwork } from './same-network.ts'

/** What becomes of the stack's networks. */
interface NetworkPlan {
  readonly create: readonly Operation[]
  /** After the commit, when nothing is attached to them any more. */
  readonly remove: readonly Operation[]
  readonly conflicts: readonly PlanConflict[]
  readonly definitions: ReadonlyMap<string, NetworkDefinition>
  /** Name on the host by name in the document; they differ where a changed network stands beside its predecessor. */
  readonly names: ReadonlyMap<string, string>
}

interface Context {
  readonly stackId: string
  readonly hostName: string
  readonly observed: ObservedState
}

/** Decides which networks to create, use and remove. A network is never changed under containers that use it. */
export function planNetworks(desired: readonly DesiredNetwork[], context: Context): NetworkPlan {
  const choices = desired.map((network) => chooseNetwork(network, context))
  const inUse = new Set(choices.map(({ name }) => name))
  const own = context.observed.networks.filter(({ stackId }) => stackId === context.stackId)
  return {
    create: choices.flatMap(({ create }) => create ?? []),
    remove: own.filter(({ name }) => !inUse.has(name)).map((network) => removal(network, choices)),
    conflicts: [
      ...choices.flatMap(({ conflict: found }) => found ?? []),
      ...choices.flatMap((choice) => strangersIn(choice, context.observed) ?? []),
    ],
    definitions: new Map(choices.flatMap(({ definition }) => (definition ? [[definition.name, definition]] : []))),
    names: new Map(choices.map(({ asked, name }) => [asked, name])),
  }
}

interface Choice {
  readonly asked: string
  readonly name: string
  readonly create?: Operation
  readonly definition?: NetworkDefinition
  readonly conflict?: PlanConflict
}

function chooseNetwork(network: DesiredNetwork, { stackId, hostName, observed }: Context): Choice {
  const asked = network.name
  const sameName = observed.networks.filter(({ name }) => name === asked)
  if (network.definition === null) {
    if (sameName.length > 0) return { asked, name: asked }
    return {
      asked,
      name: asked,
      conflict: conflict('EXTERNAL_NOT_FOUND', { object: 'network', name: asked, host: hostName }),
    }
  }
  if (sameName.some((found) => found.stackId !== stackId))
    return { asked, name: asked, conflict: conflict('NAME_TAKEN', { object: 'network', name: asked, host: hostName }) }
  const hash = network.definition.labels[labels.networkHash] ?? ''
  const names = [asked, besideName(asked, hash)]
  const match = names.find((name) =>
    observed.networks.some(
      (found) => found.name === name && found.stackId === stackId && isAsDefined(found, hash, network.definition),
    ),
  )
  if (match !== undefined) return { asked, name: match }
  return creation(
    { ...network, definition: network.definition },
    sameName[0] === undefined ? asked : besideName(asked, hash),
  )
}

/** Containers of others would stay behind in a network that is made anew, cut off from the stack. */
function strangersIn({ asked, name, create }: Choice, { foreignContainers }: ObservedState): PlanConflict | null {
  if (create === undefined || name === asked) return null
  const containers = foreignContainers.filter(({ networks = [] }) => networks.includes(asked)).map((one) => one.name)
  return containers.length === 0 ? null : conflict('NETWORK_IN_USE', { network: asked, containers: containers.sort() })
}

/** What Compose made carries no hash of ours: its definition is compared part by part. */
const isAsDefined = (found: ObservedNetwork, hash: string, definition: NetworkDefinition | null): boolean =>
  found.adopted && definition ? isSameNetwork(definition, found.adopted) : found.definitionHash === hash

/** A changed network is made beside the one it follows, because the old containers use that one up to the commit. */
const besideName = (name: string, hash: string) => `${name}.${hash.slice(0, 8)}`

function creation(network: DesiredNetwork & { readonly definition: NetworkDefinition }, name: string): Choice {
  const changed = name !== network.name
  return {
    asked: network.name,
    name,
    definition: { ...network.definition, name },
    create: {
      kind: 'create-network',
      phase: 'before',
      cause: changed ? { kind: 'configuration-changed', fields: [`networks.${network.key}`] } : { kind: 'missing' },
      key: network.key,
      name,
    },
  }
}

function removal(network: ObservedNetwork, choices: readonly Choice[]): Operation {
  const successor = choices.find(({ asked }) => network.name === asked || network.name.startsWith(`${asked}.`))
  return {
    kind: 'remove-network',
    phase: 'after',
    cause: successor ? { kind: 'replaced', by: successor.name } : { kind: 'not-in-version' },
    networkId: network.id,
    name: network.name,
  }
}
