import Dockerode from 'dockerode'
import { containerBody } from './bench-documents.ts'

/** The Engine's API and nothing else: what no tool can be faster than. */
export interface RawEngine {
  /** Creates and starts containers in a new network, eight at a time. */
  many(prefix: string, count: number): Promise<void>
  /** Creates all, then starts each when the event says that the one before is healthy. */
  chain(prefix: string, length: number, intervalMs: number): Promise<void>
  /** Brings the container that a replacement is measured with, and waits until it is healthy. */
  one(prefix: string, intervalMs: number): Promise<void>
  /** The calls without which no tool changes a container: create, stop, two names, start, healthy, removal of the old one. */
  replace(prefix: string, intervalMs: number): Promise<void>
  /** Removes what has the prefix. */
  remove(prefix: string): Promise<void>
}

const width = 8

/** @param socketPath of the Engine */
export function rawEngine(socketPath: string): RawEngine {
  const docker = new Dockerode({ socketPath })
  const create = async (name: string, network: string, intervalMs: number | null) =>
    docker.createContainer({ name, ...containerBody(network, intervalMs) })
  return {
    async many(prefix, count) {
      await docker.createNetwork({ Name: prefix })
      await eightAtATime(indexes(count), async (index) => {
        await (await create(`${prefix}-${index}`, prefix, null)).start()
      })
    },
    async chain(prefix, length, intervalMs) {
      await docker.createNetwork({ Name: prefix })
      const containers: Dockerode.Container[] = []
      await eightAtATime(indexes(length), async (index) => {
        containers[index] = await create(`${prefix}-${index}`, prefix, intervalMs)
      })
      const healthy = await healthyContainers(docker)
      for (const container of containers) {
        await container.start()
        await healthy.has(container.id)
      }
      healthy.close()
    },
    async one(prefix, intervalMs) {
      await docker.createNetwork({ Name: prefix })
      const container = await create(`${prefix}-0`, prefix, intervalMs)
      await startHealthy(docker, container)
    },
    async replace(prefix, intervalMs) {
      const name = `${prefix}-0`
      const next = await create(`${name}.new`, prefix, intervalMs)
      const [old] = await docker.listContainers({ filters: { name: [`^/${name}$`] } })
      if (old === undefined) throw new Error(`${name} does not run`)
      const before = docker.getContainer(old.Id)
      await before.stop()
      await before.rename({ name: `${name}.old` })
      await next.rename({ name })
      await startHealthy(docker, next)
      await before.remove()
    },
    async remove(prefix) {
      const filters = { name: [`^/${prefix}-`] }
      const all = await docker.listContainers({ all: true, filters })
      await eightAtATime(all, ({ Id }) => docker.getContainer(Id).remove({ force: true }))
      await docker.getNetwork(prefix).remove()
    },
  }
}

const indexes = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

async function eightAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items]
  const loop = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: width }, loop))
}

async function startHealthy(docker: Dockerode, container: Dockerode.Container): Promise<void> {
  const healthy = await healthyContainers(docker)
  await container.start()
  await healthy.has(container.id)
  healthy.close()
}

/** Which containers became healthy, from the event stream alone. */
async function healthyContainers(docker: Dockerode) {
  const stream = await docker.getEvents({ filters: { type: ['container'], event: ['health_status'] } })
  const seen = new Set<string>()
  const waiting = new Map<string, () => void>()
  let rest = ''
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const id = /"id":"([0-9a-f]{64})"/.exec(line)?.[1]
      if (id === undefined || !line.includes('health_status: healthy')) continue
      seen.add(id)
      waiting.get(id)?.()
    }
  })
  return {
    has: (id: string) =>
      new Promise<void>((resolve) => {
        if (seen.has(id)) resolve()
        else waiting.set(id, resolve)
      }),
    close: () => stream.removeAllListeners().unpipe(),
  }
}
