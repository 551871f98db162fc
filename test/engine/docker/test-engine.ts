import { randomUUID } from 'node:crypto'
import { listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { listNetworks, removeNetwork } from '#engine/docker/networks.ts'
import { listVolumes, removeVolume } from '#engine/docker/volumes.ts'
import type { ContainerPayload } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'

/** Where the Engine to test with listens, as a path; null where none was given. */
export const testSocket = process.env['STACKWRIGHT_TEST_DOCKER']?.replace(/^unix:\/\//, '') ?? null

/** Why the tests of a real Engine are left out, for the summary. */
export const skipReason = 'STACKWRIGHT_TEST_DOCKER names no Docker Engine'

if (testSocket === null) process.stderr.write(`skipped: ${skipReason}\n`)

export const never: AbortSignal = new AbortController().signal

/** A stack of a test's own on the real Engine; `remove` takes everything away that carries its id. */
export interface TestStack {
  readonly id: string
  /** A name that no other test uses. */
  readonly name: (suffix: string) => string
  readonly client: DockerClient
  readonly payload: (service: string, changes?: Partial<ContainerPayload>) => ContainerPayload
  readonly remove: () => Promise<void>
}

export function createTestStack(): TestStack {
  const id = randomUUID()
  const client = connectTestEngine()
  const name = (suffix: string) => `swtest-${id.slice(0, 8)}-${suffix}`
  return {
    id,
    name,
    client,
    payload: (service, changes = {}) => ({ ...payloadOf(id, service), ...changes }),
    async remove() {
      const label = `${labels.stackId}=${id}`
      for (const container of await listContainers(client, { label }, never)) {
        await removeContainer(client, container.id, never)
      }
      for (const network of await listNetworks(client, { label }, never)) await removeNetwork(client, network.id, never)
      for (const volume of await listVolumes(client, { label }, never)) await removeVolume(client, volume.name, never)
      client.close()
    },
  }
}

export function connectTestEngine(): DockerClient {
  return connectDocker({ name: 'testhost', connection: { kind: 'socket', path: testSocket ?? '/nowhere' } })
}

const payloadOf = (stackId: string, service: string): ContainerPayload => ({
  Image: 'testbed/busybox:1',
  // Ends at once when it is asked to: `sleep` as process 1 would wait for the kill.
  Cmd: ['sh', '-c', 'trap "exit 0" TERM; sleep 86400 & wait'],
  Labels: {
    [labels.stackId]: stackId,
    [labels.serviceName]: service,
    [labels.number]: '1',
    [labels.version]: '1',
    [labels.commandId]: 'command-1',
    [labels.configHash]: 'hash-1',
    [labels.hashAlgorithm]: '1',
  },
  HostConfig: {},
  networks: [],
})
