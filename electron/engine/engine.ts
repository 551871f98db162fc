import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SystemInfo } from '#shared/contract/system.ts'
import type { HostId } from '#shared/model/ids.ts'
import type { Actor } from './access/authorize.ts'
import type { EngineParts } from './api/engine-parts.ts'
import type { CallContext } from './api/implementer.ts'
import { createRouter, type EngineRouter } from './api/router.ts'
import { stackRuntime } from './api/stack-view.ts'
import { startBackgroundWork } from './background-work.ts'
import { type ChangeFeed, createChangeFeed } from './change-feed.ts'
import { type Clock, systemClock } from './clock.ts'
import { createCommandRunner, productTiming } from './commands/run-command.ts'
import { settleStacks } from './commands/settle-stacks.ts'
import type { TimeEvent } from './computer-time.ts'
import { controllerOf } from './controller.ts'
import type { CrashPoint } from './crash-points.ts'
import { openDatabase } from './db/connection.ts'
import { claimDataFolder } from './db/data-folder.ts'
import { watchStorage } from './db/watch-storage.ts'
import { openEngineLog } from './engine-log-file.ts'
import { createHostConnections } from './hosts/host-connections.ts'
import { ensureLocalHost } from './hosts/local-host.ts'
import { createNewerImages } from './images/newer-images.ts'
import { createRegistryDigests } from './images/registry-digests.ts'
import { newId } from './new-id.ts'
import { createDiskSizes } from './objects/disk-sizes.ts'
import { productVersion } from './product-version.ts'
import { kindPolicy } from './queue/decide-retry.ts'
import { createQueue } from './queue/queue.ts'
import type { ExecutionTiming } from './reconcile/execution.ts'
import { createKeyFileSealer } from './secrets/key-file-sealer.ts'
import type { SecretSealer } from './secrets/secret-sealer.ts'
import { createAskedServices } from './stacks/asked-services.ts'
import { storageFact } from './storage-fact.ts'
import { createStores } from './stores.ts'
import { createTerminalStore } from './terminals/terminal-store.ts'
import { createTerminals } from './terminals/terminals.ts'
import { watchTime } from './time-watch.ts'
import { startWatching } from './watching.ts'

/** What an engine is made from. */
export interface EngineConfig {
  readonly dataFolder: string
  readonly shell: SystemInfo['shell']
  readonly clock?: Clock
  /** Where the host `local` is reached, as DOCKER_HOST says it (`unix:///...`); found by looking where left out. */
  readonly dockerHost?: string
  /** What passwords are sealed with: AES-256-GCM with a key of the environment or the data folder where left out. */
  readonly sealer?: SecretSealer
  /** How long containers are watched and led back; the product's where left out. */
  readonly timing?: ExecutionTiming
  /** Told of every moment at which the process may die, for tests that end it there; does nothing where left out. */
  readonly probe?: (point: CrashPoint) => void
}

/** A running Stackwright without a shell. */
export interface Engine {
  /** Implements the whole contract. */
  readonly router: EngineRouter
  /** What every call carries: who asks. */
  context(actor: Actor): CallContext
  readonly changes: ChangeFeed
  readonly info: Omit<SystemInfo, 'actor' | 'storage'>
  /** True while a command runs: quitting now interrupts it, and it is resumed at the next start. */
  isBusy(): Promise<boolean>
  /** The computer slept: everything on the hosts is asked anew, and the queue goes on. Noticed without being told, too. */
  wake(): void
  /** Connects the hosts and begins to work, unless `work` is false. Resolves before any host has answered. */
  start(options?: { readonly work: boolean }): Promise<void>
  /** Recovers what a crash left and runs what is in the queue, now and as it comes. Does nothing the second time. */
  work(): Promise<void>
  /**
   * Ends everything in order and frees the data folder. A command that is still being led back after some seconds keeps
   * the folder until it is whole, so that no other process can work on the same host meanwhile; the promise does not wait.
   */
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
  const { db, health } = database
  const { clock = systemClock, probe = () => {} } = config
  const log = openEngineLog(join(folder.path, 'stackwright.log'))
  const changes = createChangeFeed({ capacity: 2_000, firstSeq: clock.now().getTime() })
  const stopping = new AbortController()
  let working: Promise<void> | null = null

  const sealer = config.sealer ?? createKeyFileSealer({ environment: process.env, dataFolder: folder.path })
  const stores = createStores({ db, clock, newId, changes, sealer })
  const { hosts, stacks, versions, settings, registries } = stores
  const connections = createHostConnections({ clock, changes, log, findLogin: registries.open, probe })
  const client = (hostId: HostId) => connections.client(hostId)
  const registryDigests = createRegistryDigests({ db, clock, client, findLogin: registries.open })
  const newerImages = createNewerImages(changes)
  const driver = (hostId: HostId) => connections.driver(hostId)
  const onTime = (event: Exclude<TimeEvent, { kind: 'nothing' }>) => {
    log.info(event, event.kind === 'slept' ? 'the computer slept, or this process stood still' : 'the clock was set')
    if (event.kind === 'slept') wake()
    else queue.wake()
  }
  const time = watchTime({ onEvent: onTime })
  const timing = config.timing ?? { ...productTiming, nowMs: time.awakeMs }
  const controller = await controllerOf(db, newId)
  const run = createCommandRunner({ stacks, versions, clock, controller, driver, probe, timing })
  const retryPolicy = async (kind: string) => kindPolicy((await settings.get()).retries, kind)
  const mayBegin = () => health.trouble() === null
  const queue = createQueue({ db, clock, newId, changes, log, run, retryPolicy, random: Math.random, probe, mayBegin })
  const endStorageWatch = watchStorage({
    health,
    async tryToStore() {
      folder.renew()
      await database.tryToStore()
    },
    onChange(trouble) {
      if (trouble) log.error({ error: trouble.error }, 'nothing can be stored; nothing is begun until that has passed')
      else log.info({}, 'storing works again')
      changes.publish({ kind: 'system' })
      if (trouble === null) queue.wake()
    },
  })
  const askedServices = createAskedServices(versions)
  const newestCommands = async (hostId: HostId) => (await queue.commands.list({ hostId, limit: 5 })).items
  const watching = startWatching({
    db,
    clock,
    log,
    changes,
    connections,
    stacks,
    settings,
    commands: newestCommands,
    servicesOf: async (monitor, stack) => (await stackRuntime({ askedServices, monitor }, stack)).services,
  })
  const terminalStore = createTerminalStore(db)
  const terminals = createTerminals({ store: terminalStore, clock, newId, log })
  const diskSizes = createDiskSizes({ client, changes, clock, log })
  const info = {
    version: productVersion,
    shell: config.shell,
    platform: process.platform,
    dataFolder: folder.path,
    startedAt: clock.now().toISOString(),
  }

  const parts: EngineParts = {
    info,
    storage: () => storageFact(health.trouble()),
    clock,
    newId,
    changes,
    ...stores,
    connections,
    askedServices,
    ...watching,
    diskSizes,
    terminals,
    queue,
    registryDigests,
    newerImages,
    componentFolder: join(folder.path, 'components'),
    dockerConfigFile: join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'config.json'),
    stopping: stopping.signal,
  }

  let endBackgroundWork = () => {}

  const begin = async () => {
    await terminalStore.endAll(clock.now().getTime())
    await queue.start()
    await settleStacks(stacks, queue.commands)
    endBackgroundWork = startBackgroundWork(parts, log)
  }
  const work = () => {
    working ??= begin()
    return working
  }
  /** Streams may be dead without having ended, and what they would have told is not known. */
  const wake = () => {
    watching.monitor.reopen('this computer was asleep')
    for (const { id } of connections.hosts()) void connections.probe(id).catch(() => {})
    queue.wake()
  }
  const close = async () => {
    time.stop()
    endStorageWatch()
    await terminals.stop()
    await diskSizes.stop()
    await watching.stop()
    await connections.close()
    await database.close()
    log.close()
    folder.release()
  }

  return {
    router: createRouter(parts),
    work,
    context: (actor) => ({ actor, log }),
    changes,
    info,
    wake,
    async isBusy() {
      const { items } = await queue.commands.list({ status: 'RUNNING', limit: 1 })
      return items.length > 0
    },
    async start(options = { work: true }) {
      await ensureLocalHost(hosts, config.dockerHost)
      for (const host of await hosts.list()) await connections.connect(host)
      if (options.work) await work()
    },
    async stop() {
      stopping.abort()
      endBackgroundWork()
      changes.close()
      if (await queue.stop()) return close()
      const closed = queue.idle().then(close)
      closed.catch((error: unknown) => log.error({ error }, 'closing after the last command failed'))
    },
  }
}
