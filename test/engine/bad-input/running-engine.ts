import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { localUser } from '#engine/access/authorize.ts'
import type { EngineRouter } from '#engine/api/router.ts'
import { createEngine } from '#engine/engine.ts'
import type { Command } from '#shared/model/command.ts'
import type { StackDocument } from '#shared/model/document.ts'

/** A whole engine on a data folder of its own, called as every transport calls it. */
export interface RunningEngine {
  readonly api: RouterClient<EngineRouter>
  readonly dataFolder: string
  /** A stack name that no other test uses. */
  readonly stackName: string
  /** Stores a compose file under `stackName` and asks for its apply. */
  enqueue(compose: string): Promise<Command>
  /** Stores and applies a compose file under `stackName`, and waits until the command has ended. */
  apply(compose: string): Promise<Command>
  /** Waits until a command has ended. */
  ended(command: Command): Promise<Command>
  /** Removes the stacks from the Engine with its volumes, then stops the engine and deletes the folder. */
  cleanUp(): Promise<void>
}

/** On a data folder of its own where none is given. */
export async function runEngine(dockerHost: string, folder?: string): Promise<RunningEngine> {
  const dataFolder = folder ?? mkdtempSync(join(tmpdir(), 'stackwright-engine-'))
  const stackName = `bad-${randomUUID().slice(0, 8)}`
  const engine = await createEngine({ dataFolder, shell: 'cli', dockerHost })
  await engine.start()
  const api = createRouterClient(engine.router, { context: engine.context(localUser) })

  const ended = async (command: Command): Promise<Command> => {
    for await (const _ of await api.commands.follow({ command: command.id })) {
      // Read to its end: the stream ends with the command.
    }
    return api.commands.get({ command: command.id })
  }

  const enqueue = async (compose: string) =>
    (await api.commands.applyDocument({ stackName, document: documentOf(compose) })).command

  return {
    api,
    dataFolder,
    stackName,
    ended,
    enqueue,
    apply: async (compose) => ended(await enqueue(compose)),
    async cleanUp() {
      const { items } = await api.stacks.list({ host: 'local' })
      for (const { name } of items) {
        const { command } = await api.commands.remove({ stack: name, volumes: true, confirm: name })
        await ended(command)
      }
      await engine.stop()
      if (folder === undefined) rmSync(dataFolder, { recursive: true })
    },
  }
}

/** A document of one compose file. */
export const documentOf = (compose: string): StackDocument => ({
  composeFiles: ['compose.yaml'],
  files: [{ path: 'compose.yaml', content: compose }],
  environment: {},
  profiles: [],
  projectDirectory: null,
})

/** A service that ends at once when it is asked to, and is healthy after a second. */
export const busybox = (name: string, more = ''): string => `
  ${name}:
    image: testbed/busybox:1
    command: ["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]
    healthcheck: { test: ["CMD", "true"], interval: 1s, retries: 3 }
${more}`
