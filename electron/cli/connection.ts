import { setTimeout as delay } from 'node:timers/promises'
import type { ContractRouterClient } from '@orpc/contract'
import { isAppError } from '#shared/contract/app-error.ts'
import type { Contract } from '#shared/contract/contract.ts'
import type { SystemInfo } from '#shared/contract/system.ts'
import { localSocketPath } from '../server/local-socket-path.ts'

/** Everything that can be asked of Stackwright. */
export type Api = ContractRouterClient<Contract>

/** A Stackwright to talk to: one that runs already (`running`), or an engine that lives as long as this command (`own`). */
export interface Connection {
  readonly kind: 'running' | 'own'
  readonly api: Api
  /** Why the running one can store nothing; null while it can. */
  readonly storage: SystemInfo['storage']
  /** Makes sure that what is in the queue is worked on. A command that only reads never asks for it. */
  work(): Promise<void>
  /** Closes at once, whatever still runs here; otherwise `close` waits for it. */
  abandon(): void
  /** Ends an engine of its own, after the commands that other terminals put into its queue. */
  close(): Promise<void>
}

export interface ConnectionRequest {
  readonly dataFolder: string
  readonly environment: NodeJS.ProcessEnv
}

/**
 * Connects to the Stackwright that uses the data folder, or starts an engine on it. Where another process is just taking
 * the folder, waits up to 5 s for it to answer. Throws the AppErrors of a data folder that cannot be used.
 */
export const connect = async (request: ConnectionRequest): Promise<Connection> => {
  const deadline = Date.now() + 5_000
  for (;;) {
    const running = await connectToRunning(request.dataFolder)
    if (running) return running
    try {
      return await startOwnEngine(request)
    } catch (error) {
      if (!isAppError(error, 'DATA_FOLDER_IN_USE') || Date.now() > deadline) throw error
      await delay(100)
    }
  }
}

const connectToRunning = async (dataFolder: string): Promise<Connection | null> => {
  const [{ createORPCClient }, { OpenAPILink }, { contract }, { createSocketFetch }] = await Promise.all([
    import('@orpc/client'),
    import('@orpc/openapi-client/fetch'),
    import('#shared/contract/contract.ts'),
    import('./socket-fetch.ts'),
  ])
  const fetch = createSocketFetch(localSocketPath(dataFolder))
  const api: Api = createORPCClient(new OpenAPILink(contract, { url: 'http://localhost/api', fetch }))
  try {
    const { storage } = await api.system.info(undefined, { signal: AbortSignal.timeout(3_000) })
    return { kind: 'running', api, storage, work: async () => {}, abandon() {}, close: async () => {} }
  } catch {
    return null // Nobody listens there.
  }
}

/** The engine also answers on the local socket, so that a second terminal can look and cancel. */
const startOwnEngine = async ({ dataFolder, environment }: ConnectionRequest): Promise<Connection> => {
  const [{ createEngine }, { createRouterClient }, { localUser }, { openLocalSocket }] = await Promise.all([
    import('#engine/engine.ts'),
    import('@orpc/server'),
    import('#engine/access/authorize.ts'),
    import('../server/local-socket.ts'),
  ])
  const dockerHost = environment['STACKWRIGHT_DOCKER_HOST']
  const engine = await createEngine({ dataFolder, shell: 'cli', ...(dockerHost ? { dockerHost } : {}) })
  try {
    await engine.start({ work: false })
    const socket = await openLocalSocket({ engine, dataFolder })
    const api = createRouterClient(engine.router, { context: engine.context(localUser) })
    const own = { works: false, abandoned: false }
    return {
      kind: 'own',
      api,
      storage: null,
      work() {
        own.works = true
        return engine.work()
      },
      abandon() {
        own.abandoned = true
      },
      async close() {
        while (own.works && !own.abandoned && (await hasWork(api))) await delay(200)
        await socket.close()
        await engine.stop()
      },
    }
  } catch (error) {
    await engine.stop()
    throw error
  }
}

const hasWork = async (api: Api): Promise<boolean> =>
  (await api.commands.list({ active: true, limit: 1 })).items.length > 0
