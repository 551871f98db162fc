import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import { withoutLimits } from './container-limits.ts'
import type { ContainerPayload, NetworkDefinition } from './host-driver.ts'
import { labels } from './labels.ts'

/** Names how hashes are computed here. To be raised with every change of a payload's shape that is no change of meaning. */
export const hashAlgorithm = 'v2'

/** Hashes of one container by every algorithm that labels of containers name: one is compared by its own. */
export type ConfigHashes = Readonly<Record<'v1' | 'v2', string>>

const ownLabels: ReadonlySet<string> = new Set(Object.values(labels))

const withoutOwnLabels = (all: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => !ownLabels.has(name)))

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

/**
 * Hashes of what a container is made from, 64 hex digits each. They cover the create payload without Stackwright's own
 * labels, the digests of the files copied into it, and the definitions of its networks, so that a changed network
 * recreates what is attached to it. `v2` leaves out the limits, which a container that goes on can be given.
 *
 * @param networkHashes `networkHash` of each network that this stack defines, by name
 */
export function configHashes(payload: ContainerPayload, networkHashes: ReadonlyMap<string, string>): ConfigHashes {
  const HostConfig = withoutLimits(payload.HostConfig)
  const v2 = hashOf({ ...payload, HostConfig }, networkHashes)
  const hasLimits = Object.keys(HostConfig).length < Object.keys(payload.HostConfig).length
  return { v1: hasLimits ? hashOf(payload, networkHashes) : v2, v2 }
}

const hashOf = (payload: ContainerPayload, networkHashes: ReadonlyMap<string, string>): string =>
  sha256({
    ...payload,
    ...(payload.files && { files: payload.files.map(({ bytes: _, ...file }) => file) }),
    Labels: withoutOwnLabels(payload.Labels),
    networkHashes: Object.fromEntries(
      payload.networks.map(({ name }) => [name, networkHashes.get(name)]).filter(([, hash]) => hash !== undefined),
    ),
  })

/** Hash of a network's definition, under the name that the document gives it. */
export const networkHash = (definition: NetworkDefinition): string =>
  sha256({ ...definition, labels: withoutOwnLabels(definition.labels) })
