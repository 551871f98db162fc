import { z } from 'zod'
import type { AdoptedNetwork } from '../reconcile/adopted-container.ts'
import type { DockerClient } from './docker-client.ts'
import { isAlreadyConnected, isNotFound } from './docker-error.ts'
import { listOf, readAnswer, textByName } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'
import { sendRequest } from './engine-request.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)

const AddressPool = z.object({ Subnet: text, Gateway: text, IPRange: text, AuxiliaryAddresses: textByName })

const NetworkListing = z.object({
  Id: z.string(),
  Name: z.string(),
  Created: z.string(),
  Labels: textByName,
  Driver: text,
  Options: textByName,
  Internal: flag,
  EnableIPv6: flag,
  EnableIPv4: z.boolean().nullish(),
  IPAM: z.object({ Driver: text, Options: textByName, Config: listOf(AddressPool) }).nullish(),
})

/** A network as the list shows it. */
export interface ListedNetwork extends AdoptedNetwork {
  readonly id: string
  readonly name: string
  readonly createdAt: string
}

/** All networks of the host; with `label` only those that carry it (`key` or `key=value`). */
export async function listNetworks(
  client: DockerClient,
  filter: { readonly label?: string },
  signal: AbortSignal,
): Promise<readonly ListedNetwork[]> {
  const call = 'the list of networks'
  const filters = filter.label === undefined ? {} : { filters: { label: [filter.label] } }
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.listNetworks({ ...filters, abortSignal }),
  )
  const rows = readAnswer(z.array(NetworkListing), answer, { host: client.hostName, call })
  return rows.map(toListed)
}

const toListed = (row: z.infer<typeof NetworkListing>): ListedNetwork => ({
  id: row.Id,
  name: row.Name,
  createdAt: row.Created,
  labels: row.Labels,
  driver: row.Driver,
  options: row.Options,
  internal: row.Internal,
  enableIpv6: row.EnableIPv6,
  enableIpv4: row.EnableIPv4 ?? true,
  ipamDriver: row.IPAM?.Driver || 'default',
  ipamOptions: row.IPAM?.Options ?? {},
  ipam: (row.IPAM?.Config ?? []).map((pool) => ({
    subnet: pool.Subnet,
    gateway: pool.Gateway,
    ipRange: pool.IPRange,
    auxAddresses: pool.AuxiliaryAddresses,
  })),
})

/** What a network is created from, with the Engine's own names. */
export interface NetworkBody {
  readonly Name: string
  readonly Driver?: string
  readonly Options: Record<string, string>
  readonly Internal: boolean
  readonly Attachable: boolean
  readonly EnableIPv6: boolean
  /** API 1.47. */
  readonly EnableIPv4?: boolean
  readonly IPAM?: {
    readonly Driver?: string
    readonly Config?: Array<Record<string, string | Record<string, string>>>
    readonly Options?: Record<string, string>
  }
  readonly Labels: Record<string, string>
}

/**
 * Creates it and answers its id. NAME_TAKEN where the Engine sees one of that name; before Engine 25 two clients at once
 * can still both succeed, so the caller looks for a twin afterwards.
 */
export async function createNetwork(client: DockerClient, body: NetworkBody, signal: AbortSignal): Promise<string> {
  const call = `the creation of network ${body.Name}`
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.createNetwork({ CheckDuplicate: true, ...body, abortSignal }),
  )
  return readAnswer(z.object({ id: z.string() }), answer, { host: client.hostName, call }).id
}

/** Removes it; one that is gone already is success. */
export async function removeNetwork(client: DockerClient, id: string, signal: AbortSignal): Promise<void> {
  try {
    await callEngine(client, { call: `the removal of network ${id.slice(0, 12)}`, signal }, (docker, abortSignal) =>
      sendRequest(docker, { method: 'DELETE', path: `/networks/${encodeURIComponent(id)}` }, abortSignal),
    )
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

const NetworkInspection = z.object({
  Name: z.string(),
  Containers: z
    .record(z.string(), z.object({ Name: z.string() }))
    .nullish()
    .transform((containers) => Object.entries(containers ?? {})),
})

/** Who uses a network. */
export interface NetworkUsers {
  readonly name: string
  /** The names of the running containers. */
  readonly containers: readonly string[]
  /** The names of endpoints of which the container is gone (moby: under the key `ep-<id>`). */
  readonly strayEndpoints: readonly string[]
}

/** Its name and who uses it. */
export async function inspectNetwork(client: DockerClient, id: string, signal: AbortSignal): Promise<NetworkUsers> {
  const call = `the look at network ${id.slice(0, 12)}`
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    sendRequest(docker, { method: 'GET', path: `/networks/${encodeURIComponent(id)}` }, abortSignal),
  )
  const network = readAnswer(NetworkInspection, answer, { host: client.hostName, call })
  const isStray = ([key]: readonly [string, unknown]) => key.startsWith('ep-')
  const nameOf = ([, { Name }]: readonly [string, { readonly Name: string }]) => Name
  return {
    name: network.Name,
    containers: network.Containers.filter((entry) => !isStray(entry)).map(nameOf),
    strayEndpoints: network.Containers.filter(isStray).map(nameOf),
  }
}

/** Takes an endpoint off a network by its name, although its container is gone; one that is gone already is success. */
export async function disconnectEndpoint(
  client: DockerClient,
  request: { readonly network: string; readonly endpoint: string },
  signal: AbortSignal,
): Promise<void> {
  const asked = { call: `the disconnection of ${request.endpoint}`, signal }
  const path = `/networks/${encodeURIComponent(request.network)}/disconnect`
  const body = { Container: request.endpoint, Force: true }
  try {
    await callEngine(client, asked, (docker, abortSignal) =>
      sendRequest(docker, { method: 'POST', path, body }, abortSignal),
    )
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Connects a container to a network; one that is connected already is success. */
export async function connectContainer(
  client: DockerClient,
  request: {
    readonly network: string
    readonly containerId: string
    readonly endpoint: Readonly<Record<string, unknown>>
  },
  signal: AbortSignal,
): Promise<void> {
  const asked = { call: `the connection to network ${request.network}`, signal }
  const path = `/networks/${encodeURIComponent(request.network)}/connect`
  const body = { Container: request.containerId, EndpointConfig: request.endpoint }
  try {
    await callEngine(client, asked, (docker, abortSignal) =>
      sendRequest(docker, { method: 'POST', path, body }, abortSignal),
    )
  } catch (error) {
    if (!isAlreadyConnected(error)) throw error
  }
}
