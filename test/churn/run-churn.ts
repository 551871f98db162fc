import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#engine/clock.ts'
import { type ListedContainer, listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { createHostConnections } from '#engine/hosts/host-connections.ts'
import { startStackMonitor } from '#engine/monitor/stack-monitor.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { HostId } from '#shared/model/ids.ts'
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'
import { DifferenceClock, differences } from './churn-difference.ts'

/** How much is changed and compared. */
export interface ChurnOptions {
  readonly socket: string
  readonly containers: number
  readonly compares: number
  /** Between two comparisons. */
  readonly everyMs: number
  /** A disagreement that is the same for longer is a lie. */
  readonly lastingMs: number
  readonly seed: number
}

export interface ChurnResult {
  readonly compares: number
  /** Changes that were made meanwhile. */
  readonly changes: number
  /** Disagreements of a moment: the time that news takes. */
  readonly moments: number
  readonly longestMs: number
  readonly lasting: readonly string[]
}

const image = 'testbed/busybox:1'
const command = ['sh', '-c', 'trap "exit 0" TERM; sleep 86400 & wait']

/**
 * Compares what the monitor says with what the Engine lists, again and again, while containers are started, killed,
 * paused, connected, removed and made anew. Ends with everything removed that it made.
 */
export async function runChurn(options: ChurnOptions): Promise<ChurnResult> {
  const stackId = randomUUID()
  const connection = { kind: 'socket', path: options.socket } as const
  const client = connectDocker({ name: 'churn', connection })
  const connections = createHostConnections({ clock: systemClock, changes: { publish: () => {} } })
  const monitor = startStackMonitor({ connections, changes: { publish: () => {} }, clock: systemClock })
  const hostId = HostId.parse(randomUUID())
  const stop = new AbortController()
  try {
    await connections.connect({ id: hostId, name: 'churn', connection })
    const world = createWorld(client, stackId)
    await world.fill(options.containers)
    const churning = world.churn(seededRandom(options.seed), stop.signal)
    const clock = new DifferenceClock()
    const lasting = new Set<string>()
    const own = ({ labels: found }: ListedContainer) => found[labels.stackId] === stackId
    const compare = async () => {
      const listed = await listContainers(client, { label: `${labels.stackId}=${stackId}` }, stop.signal)
      const seen = [...monitor.host(hostId).world.containers.values()].filter(own)
      return differences(viewOf(seen), viewOf(listed))
    }
    for (let count = 0; count < options.compares; count += 1) {
      for (const line of clock.take(performance.now(), await compare(), options.lastingMs)) lasting.add(line)
      await sleep(options.everyMs)
    }
    stop.abort()
    await churning.catch(() => undefined)
    await sleep(options.lastingMs)
    const left = differences(
      viewOf([...monitor.host(hostId).world.containers.values()].filter(own)),
      viewOf(await listContainers(client, { label: `${labels.stackId}=${stackId}` }, new AbortController().signal)),
    )
    for (const [id, what] of left) lasting.add(`${id.slice(0, 12)}: ${what} when all was over`)
    const { seen: moments, longestMs } = clock
    return { compares: options.compares, changes: world.changes(), moments, longestMs, lasting: [...lasting] }
  } finally {
    stop.abort()
    await monitor.stop()
    await connections.close()
    await removeAll(client, stackId)
    client.close()
  }
}

const viewOf = (containers: readonly ListedContainer[]): ReadonlyMap<string, string> =>
  new Map(
    containers.map(({ id, state, name, health, exitCode, networks }) => [
      id,
      [name, state, health ?? '-', exitCode ?? '-', networks.join('+')].join(' '),
    ]),
  )

function createWorld(client: DockerClient, stackId: string) {
  const ids: string[] = []
  let made = 0
  let changes = 0

  const add = async (): Promise<void> => {
    made += 1
    const container = await client.calls.createContainer({
      name: `swchurn-${stackId.slice(0, 8)}-${made}`,
      Image: image,
      Cmd: command,
      Labels: { [labels.stackId]: stackId, [labels.serviceName]: 'churn', [labels.number]: String(made) },
      Healthcheck: { Test: ['NONE'] },
    })
    await container.start()
    ids.push(container.id)
  }

  const changeOne = async (random: SeededRandom): Promise<void> => {
    const index = random.below(ids.length)
    const id = ids[index]
    if (id === undefined) return add()
    const container = client.calls.getContainer(id)
    const acts = [
      () => container.kill(),
      () => container.start(),
      () => container.restart({ t: 0 }),
      () => container.pause(),
      () => container.unpause(),
      () => client.calls.getNetwork('bridge').disconnect({ Container: id, Force: true }),
      () => client.calls.getNetwork('bridge').connect({ Container: id }),
      async () => {
        ids.splice(index, 1)
        await removeContainer(client, id, new AbortController().signal)
        await add()
      },
    ]
    changes += 1
    // Half of what is drawn makes no sense at that moment (start of one that runs), which the Engine refuses.
    const act: () => Promise<unknown> = random.pick(acts)
    await act().catch(() => undefined)
  }

  return {
    changes: () => changes,
    async fill(count: number) {
      const queue = Array.from({ length: count })[Symbol.iterator]()
      const work = async () => {
        for (const _ of queue) await add()
      }
      await Promise.all([work(), work(), work(), work()])
    },
    async churn(random: SeededRandom, signal: AbortSignal) {
      const work = async () => {
        while (!signal.aborted) await changeOne(random)
      }
      await Promise.all([work(), work(), work()])
    },
  }
}

async function removeAll(client: DockerClient, stackId: string): Promise<void> {
  const { signal } = new AbortController()
  const left = await listContainers(client, { label: `${labels.stackId}=${stackId}` }, signal)
  const queue = left[Symbol.iterator]()
  const work = async () => {
    for (const { id } of queue) await removeContainer(client, id, signal)
  }
  await Promise.all([work(), work(), work(), work()])
}
