import { z } from 'zod'
import type { ContainerFact } from '#shared/model/stack.ts'
import type { DockerClient } from './docker-client.ts'
import { listOf, readAnswer, textByName } from './engine-answer.ts'
import { callEngine } from './engine-call.ts'

const PortListing = z.object({
  IP: z.string().optional(),
  PrivatePort: z.number(),
  PublicPort: z.number().optional(),
  Type: z.string(),
})

const MountListing = z.object({
  Type: z.string().default('volume'),
  Name: z.string().optional(),
  Destination: z.string(),
})

/** One row of GET /containers/json, as far as it is read. */
const ContainerListing = z.object({
  Id: z.string(),
  Names: listOf(z.string()),
  Image: z.string(),
  ImageID: z.string(),
  Created: z.number(),
  State: z.string(),
  Status: z.string(),
  Ports: listOf(PortListing),
  Labels: textByName,
  Mounts: listOf(MountListing),
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})
type ContainerListing = z.infer<typeof ContainerListing>

/** A container as one list call shows it. */
export interface ListedContainer {
  readonly id: string
  /** Without the leading slash. */
  readonly name: string
  /** As it was asked for at its creation, for example `nginx:1.27`. */
  readonly image: string
  readonly imageId: string
  readonly state: ContainerFact['state']
  readonly health: ContainerFact['health']
  readonly exitCode: number | null
  readonly statusText: string
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly labels: Readonly<Record<string, string>>
  readonly ports: ContainerFact['ports']
  readonly networks: readonly string[]
  readonly mounts: ReadonlyArray<{ readonly type: string; readonly name: string | null; readonly destination: string }>
}

/**
 * All containers of the host, running or not; with `label` only those that carry it (`key` or `key=value`), with `ids`
 * only these (whole ids; those that are gone are left out).
 */
export async function listContainers(
  client: DockerClient,
  filter: { readonly label?: string; readonly ids?: readonly string[] },
  signal: AbortSignal,
): Promise<readonly ListedContainer[]> {
  const call = 'the list of containers'
  const filters = {
    ...(filter.label !== undefined && { label: [filter.label] }),
    ...(filter.ids !== undefined && { id: [...filter.ids] }),
  }
  const query = Object.keys(filters).length === 0 ? {} : { filters }
  const answer = await callEngine(client, { call, signal }, (docker, abortSignal) =>
    docker.listContainers({ all: true, ...query, abortSignal }),
  )
  return readAnswer(z.array(ContainerListing), answer, { host: client.hostName, call }).map(toListed)
}

function toListed(row: ContainerListing): ListedContainer {
  return {
    id: row.Id,
    name: ownName(row.Names),
    image: row.Image,
    imageId: row.ImageID,
    state: readState(row.State),
    health: readHealth(row.Status),
    exitCode: readExitCode(row.Status),
    statusText: row.Status,
    createdAt: row.Created,
    labels: row.Labels,
    ports: row.Ports.filter((port) => !isIpv6Twin(port, row.Ports)).map(toPort),
    networks: Object.keys(row.NetworkSettings?.Networks ?? {}).sort(),
    mounts: row.Mounts.map(toMount),
  }
}

/** Legacy links appear as further names with a second slash (`/other/alias`). */
const ownName = (names: readonly string[]): string =>
  (names.find((name) => name.lastIndexOf('/') === 0) ?? names[0] ?? '').replace(/^\//, '')

const states: ReadonlySet<string> = new Set([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
] satisfies ContainerFact['state'][])

const isState = (text: string): text is ContainerFact['state'] => states.has(text)

/** Podman's compatible API has two words more: `configured` and `stopped`. */
function readState(text: string): ContainerFact['state'] {
  if (isState(text)) return text
  return text === 'configured' || text === 'initialized' ? 'created' : 'exited'
}

/** Lists tell the health only inside the status text: `Up 3 minutes (health: starting)` (moby, `State.String`). */
export function readHealth(statusText: string): ContainerFact['health'] {
  if (statusText.includes('(healthy)')) return 'healthy'
  if (statusText.includes('(unhealthy)')) return 'unhealthy'
  return statusText.includes('(health: starting)') ? 'starting' : null
}

/** `Exited (137) 2 hours ago`, `Restarting (1) 3 seconds ago`. Null while it runs or never did. */
export function readExitCode(statusText: string): number | null {
  const found = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(statusText)
  return found?.[1] === undefined ? null : Number(found[1])
}

/** Docker publishes each port on `0.0.0.0` and `::` and lists both. */
const isIpv6Twin = (port: z.infer<typeof PortListing>, all: ReadonlyArray<z.infer<typeof PortListing>>): boolean =>
  port.IP === '::' &&
  all.some(
    (other) =>
      other.IP === '0.0.0.0' &&
      other.PublicPort === port.PublicPort &&
      other.PrivatePort === port.PrivatePort &&
      other.Type === port.Type,
  )

function toPort(port: z.infer<typeof PortListing>): ContainerFact['ports'][number] {
  return {
    hostIp: port.IP || null,
    hostPort: port.PublicPort || null,
    containerPort: port.PrivatePort,
    protocol: port.Type === 'udp' || port.Type === 'sctp' ? port.Type : 'tcp',
  }
}

const toMount = (mount: z.infer<typeof MountListing>): ListedContainer['mounts'][number] => ({
  type: mount.Type,
  name: mount.Name || null,
  destination: mount.Destination,
})
