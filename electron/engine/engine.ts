import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SystemInfo } from '#shared/contract/system.ts'
import type { HostConnection } from '#shared/model/host.ts'
import type { Actor } from './access/authorize.ts'
import type { EngineParts } from './api/engine-parts.ts'
import type { CallContext } from './api/implementer.ts'
import { createRouter, type EngineRouter } from './api/router.ts'
import { type ChangeFeed, createChangeFeed } from './change-feed.ts'
import { type Clock, systemClock } from './clock.ts'
import { createCommandRunner } from './commands/run-command.ts'
import { settleStacks } from './commands/settle-stacks.ts'
import { openDatabase } from './db/connection.ts'
import { claimDataFolder } from './db/data-folder.ts'
import { openEngineLog } from './engine-log-file.ts'
import { createHostConnections } from './hosts/host-connections.ts'
import { createHostStore, type HostStore } from './hosts/host-store.ts'
import { defaultEngineConnection } from './hosts/local-engine-sockets.ts'
import { startStackMonitor } from './monitor/stack-monitor.ts'
import { newId } from './new-id.ts'
import { productVersion } from './product-version.ts'
import { createQueue } from './queue/queue.ts'
import { createSettingsStore } from './settings-store.ts'
import { createAskedServices } from './stacks/asked-services.ts'
import { createStackStore } from './stacks/stack-store.ts'
import { createVersionStore } from './stacks/version-store.ts'

/** What an engine is made from. */
export interface EngineConfig {
  readonly dataFolder: string
  readonly shell: SystemInfo['shell']
  readonly clock?: Clock
  /** Where the host `local` is reached, as DOCKER_HOST says it (`unix:///...`); found by looking where left out. */
  readonly dockerHost?: string
}

/** A running Stackwright without a shell. */
export interface Engine {
  /** Implements the whole contract. */
  readonly router: EngineRouter
  /** What every call carries: who asks. */
  context(actor: Actor): CallContext
  readonly changes: ChangeFeed
  readonly info: Omit<SystemInfo, 'actor'>
  /** True while a command runs: quitting now interrupts it, and it is resumed at the next start. */
  isBusy(): Promise<boolean>
  /** Connects the hosts, recovers what a crash left, and begins to work. Resolves before any host has answered. */
  start(): Promise<void>
  /** Ends everything in order and frees the data folder. */
  stop(): Promise<void>
}

/**
 * Puts an engine together on a data folder, which is this process's until `stop`. Nothing works before `start`.
 *
 * @throws AppError DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_FULL, DATABASE_DAMAGED, DATABASE_NEWER
 */
export async function createEngine(config: EngineConfig): Promise<Engine> {
  const folder = claimDataFolder(config.dataFolder)
  const database = await openDatabase({ folder: folder.path }).catch((error: unknown) => {
    folder.release()
    throw error
  })
  const { db } = database
  const clock = config.clock ?? systemClock
  const log = openEngineLog(join(folder.path, 'stackwright.log'))
  const changes = createChangeFeed({ capacity: 2_000, firstSeq: clock.now().getTime() })
  const stopping = new AbortController()

  const hosts = createHostStore({ db, clock, newId, changes })
  const stacks = createStackStore({ db, clock, newId, changes })
  const versions = createVersionStore({ db, clock, changes })
  const settings = createSettingsStore({ db, changes })
  const connections = createHostConnections({ clock, changes, log })
  const monitor = startStackMonitor({ connections, changes, clock, log })
  const run = createCommandRunner({ stacks, versions, driver: (hostId) => connections.driver(hostId) })
  const queue = createQueue({ db, clock, newId, changes, log, run })
  const askedServices = createAskedServices(versions)
  const info = {
    version: productVersion,
    shell: config.shell,
    platform: process.platform,
    dataFolder: folder.path,
    startedAt: clock.now().toISOString(),
  }

  const parts: EngineParts = {
    info,
    clock,
    newId,
    changes,
    settings,
    hosts,
    connections,
    stacks,
    versions,
    askedServices,
    monitor,
    queue,
    stopping: stopping.signal,
  }

  return {
    router: createRouter(parts),
    context: (actor) => ({ actor, log }),
    changes,
    info,
    async isBusy() {
      const { items } = await queue.commands.list({ status: 'RUNNING', limit: 1 })
      return items.length > 0
    },
    async start() {
      await ensureLocalHost(hosts, config.dockerHost)
      for (const host of await hosts.list()) await connections.connect(host)
      await queue.start()
      await settleStacks(stacks, queue.commands)
    },
    async stop() {
      stopping.abort()
      changes.close()
      await queue.stop()
      await monitor.stop()
      await connections.close()
      await database.close()
      log.close()
      folder.release()
    },
  }
}

/** The name of the host that is there from the start. */
const localName = 'local'

/** The host of this computer is there from the start; where an address is given, it is reached there from now on. */
async function ensureLocalHost(hosts: HostStore, dockerHost: string | undefined): Promise<void> {
  const known = await hosts.list()
  const given = dockerHost ? connectionOf(dockerHost) : null
  const local = known.find(({ name }) => name === localName)
  if (local && given && given.path !== local.connection.path) await hosts.reconnect(local.id, given)
  if (known.length === 0) await hosts.add({ name: localName, connection: given ?? foundConnection() })
}

const connectionOf = (address: string): HostConnection => ({
  kind: 'socket',
  path: address.replace(/^(unix|npipe):\/\//, ''),
})

const foundConnection = (): HostConnection =>
  defaultEngineConnection({ platform: process.platform, environment: process.env, homeFolder: homedir() }, existsSync)
