// What watching costs: processor time of Stackwright and of the Engine, in percent of one core, beside `docker stats` and
// `docker events` on the same containers in the same run: npm run bench:monitor [-- --containers 100 --seconds 20].
// STACKWRIGHT_TEST_DOCKER names an Engine with the test images; without it a private one is started.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { systemClock } from '#engine/clock.ts'
import { type OpenDatabase, openDatabase } from '#engine/db/connection.ts'
import { listContainers } from '#engine/docker/container-listing.ts'
import { removeContainer } from '#engine/docker/containers.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { readHostCapacity } from '#engine/docker/host-capacity.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostConnections } from '#engine/hosts/host-connections.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { startStackMonitor } from '#engine/monitor/stack-monitor.ts'
import { startUsageMonitor } from '#engine/monitor/usage/usage-monitor.ts'
import { createUsageStore } from '#engine/monitor/usage/usage-store.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { startTestEngine } from '../support/test-engine.ts'
import { engineProcesses, processorSeconds } from './process-time.ts'

const { values } = parseArgs({
  options: { containers: { type: 'string', default: '100,300' }, seconds: { type: 'string', default: '20' } },
})
const seconds = Number(values.seconds)
const never = new AbortController().signal
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const stackId = randomUUID()
const own = { label: `${labels.stackId}=${stackId}` }

async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = items[Symbol.iterator]()
  const one = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all([one(), one(), one(), one()])
}

async function fill(client: DockerClient, count: number): Promise<void> {
  const there = (await listContainers(client, own, never)).length
  await atOnce(
    Array.from({ length: Math.max(0, count - there) }, (_, index) => there + index),
    async (index) => {
      const container = await client.calls.createContainer({
        name: `swbench-${stackId.slice(0, 8)}-${index}`,
        Image: 'testbed/busybox:1',
        Cmd: ['sleep', '86400'],
        Labels: { [labels.stackId]: stackId, [labels.serviceName]: 'bench', [labels.number]: String(index + 1) },
        Healthcheck: { Test: ['NONE'] },
      })
      await container.start()
    },
  )
}

/** Runs something for the time of a measurement and tells what it cost. */
async function measure(title: string, daemons: readonly { name: string; pid: number }[], client: () => number) {
  const before = { own: client(), daemons: daemons.map(({ pid }) => processorSeconds(pid)), at: performance.now() }
  await sleep(seconds * 1000)
  const passed = (performance.now() - before.at) / 1000
  const percent = (used: number) => `${((used / passed) * 100).toFixed(1).padStart(5)} %`
  const parts = daemons.map(
    ({ name, pid }, index) => `${name} ${percent(processorSeconds(pid) - (before.daemons[index] ?? 0))}`,
  )
  say(`  ${title.padEnd(36)} client ${percent(client() - before.own)}   ${parts.join('   ')}`)
}

const ownSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

interface Field {
  readonly address: string
  readonly database: OpenDatabase
  readonly daemons: readonly { readonly name: string; readonly pid: number }[]
}

/** Stackwright's own parts, put together as the engine does. */
async function ours({ address, database, daemons }: Field): Promise<void> {
  const connections = createHostConnections({ clock: systemClock, changes: { publish: () => {} } })
  const hosts = createHostStore({
    db: database.db,
    clock: systemClock,
    newId: randomUUID,
    changes: { publish: () => {} },
  })
  const [known] = await hosts.list()
  const connection = { kind: 'socket', path: address.replace('unix://', '') } as const
  const host = known ?? (await hosts.add({ name: 'bench', connection }))
  const began = performance.now()
  const monitor = startStackMonitor({ connections, changes: { publish: () => {} }, clock: systemClock })
  await connections.connect(host)
  while (!monitor.host(host.id).live) await sleep(1)
  say(
    `  first list of ${monitor.host(host.id).world.containers.size} containers: ${Math.round(performance.now() - began)} ms`,
  )
  await measure('Stackwright, events only', daemons, ownSeconds)
  for (const readsFiles of [false, true]) {
    const source = readsFiles ? 'files' : 'Engine'
    const store = createUsageStore(database.db)
    const usage = startUsageMonitor({ connections, monitor, store, clock: systemClock, log: silentLog, readsFiles })
    await measure(`Stackwright, ${source}, each 5 s`, daemons, ownSeconds)
    const leaving = new AbortController()
    const reading = (async () => {
      for await (const _ of usage.watch({ hostId: host.id, target: null }, leaving.signal));
    })()
    await measure(`Stackwright, ${source}, watched each 1 s`, daemons, ownSeconds)
    leaving.abort()
    await reading
    await usage.stop()
  }
  await monitor.stop()
  await connections.close()
  const memory = process.memoryUsage()
  const { size } = await stat(database.file)
  say(`  memory of this process: ${Math.round(memory.rss / 2 ** 20)} MiB, database ${Math.round(size / 2 ** 20)} MiB`)
}

async function theirs(field: Field, args: readonly string[]): Promise<void> {
  const child = spawn('docker', ['-H', field.address, ...args], { stdio: ['ignore', 'ignore', 'ignore'] })
  const started = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
  if (!started) return say(`  docker ${args.join(' ')}: there is no docker command here`)
  const { pid = 0 } = child
  await measure(`docker ${args.join(' ')}`, field.daemons, () => processorSeconds(pid))
  child.kill()
}

const engine = await startTestEngine()
if (engine.kind === 'none') say(`skipped: ${engine.reason}`)
else {
  const client = connectDocker({
    name: 'bench',
    connection: { kind: 'socket', path: engine.address.replace('unix://', '') },
  })
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-bench-'))
  const database = await openDatabase({ folder })
  try {
    const { dataFolder } = await readHostCapacity(client, never)
    const daemons = engineProcesses(dataFolder)
    for (const count of values.containers.split(',').map(Number)) {
      await fill(client, count)
      say(`${count} containers, each line over ${seconds} s, in percent of one core`)
      await measure('nothing', daemons, () => 0)
      await ours({ address: engine.address, database, daemons })
      await theirs({ address: engine.address, database, daemons }, ['stats'])
      await theirs({ address: engine.address, database, daemons }, ['events'])
    }
  } finally {
    await atOnce(await listContainers(client, own, never), ({ id }) => removeContainer(client, id, never))
    client.close()
    await database.close()
    await rm(folder, { recursive: true })
    await engine.stop()
  }
}
