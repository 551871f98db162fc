import { AppError, isAppError } from '#shared/contract/app-error.ts'
import type { DockerClient } from '../docker/docker-client.ts'
import { createNetwork, type ListedNetwork, listNetworks, type NetworkBody, removeNetwork } from '../docker/networks.ts'
import type { NetworkDefinition } from '../reconcile/host-driver.ts'
import { labels } from '../reconcile/labels.ts'

/**
 * Makes sure that the stack's network is there, once. NAME_TAKEN where a network of that name is not the stack's, or is
 * the stack's from another definition.
 */
export async function ensureNetwork(
  client: DockerClient,
  definition: NetworkDefinition,
  signal: AbortSignal,
): Promise<void> {
  const [existing] = await withName(client, definition.name, signal)
  if (existing !== undefined) return accept(client, existing, definition)
  try {
    const id = await createNetwork(client, createBody(definition), signal)
    await removeOwnTwin(client, id, definition, signal)
  } catch (error) {
    if (!isAppError(error, 'NAME_TAKEN')) throw error
    const [winner] = await withName(client, definition.name, signal)
    if (winner === undefined) throw error
    accept(client, winner, definition)
  }
}

/** Names are not unique before Engine 25: of two networks made at once the oldest stays, so that all agree on one. */
async function removeOwnTwin(
  client: DockerClient,
  id: string,
  definition: NetworkDefinition,
  signal: AbortSignal,
): Promise<void> {
  const [oldest] = await withName(client, definition.name, signal)
  if (oldest === undefined || oldest.id === id) return
  await removeNetwork(client, id, signal)
  accept(client, oldest, definition)
}

/** Oldest first. */
async function withName(client: DockerClient, name: string, signal: AbortSignal): Promise<readonly ListedNetwork[]> {
  const all = await listNetworks(client, {}, signal)
  return all.filter((network) => network.name === name).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

function accept(client: DockerClient, existing: ListedNetwork, definition: NetworkDefinition): void {
  const same = [labels.stackId, labels.networkHash].every(
    (label) => existing.labels[label] === definition.labels[label],
  )
  if (same && existing.labels[labels.stackId] !== undefined) return
  throw new AppError('NAME_TAKEN', { object: 'network', name: definition.name, host: client.hostName })
}

function createBody(definition: NetworkDefinition): NetworkBody {
  const ipam = definition.ipam.map((entry) => ({
    ...(entry.subnet === undefined ? {} : { Subnet: entry.subnet }),
    ...(entry.gateway === undefined ? {} : { Gateway: entry.gateway }),
    ...(entry.ipRange === undefined ? {} : { IPRange: entry.ipRange }),
    ...(entry.auxAddresses === undefined ? {} : { AuxiliaryAddresses: { ...entry.auxAddresses } }),
  }))
  const ownIpam = {
    ...(definition.ipamDriver === undefined ? {} : { Driver: definition.ipamDriver }),
    ...(ipam.length === 0 ? {} : { Config: ipam }),
    ...(definition.ipamOptions === undefined ? {} : { Options: { ...definition.ipamOptions } }),
  }
  return {
    Name: definition.name,
    ...(definition.driver === null ? {} : { Driver: definition.driver }),
    Options: { ...definition.options },
    Internal: definition.internal,
    Attachable: definition.attachable,
    EnableIPv6: definition.enableIpv6,
    ...(definition.enableIpv4 === undefined ? {} : { EnableIPv4: definition.enableIpv4 }),
    ...(Object.keys(ownIpam).length === 0 ? {} : { IPAM: ownIpam }),
    Labels: { ...definition.labels },
  }
}
