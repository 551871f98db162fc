import { onTestFinished } from 'vitest'
import { commandDefinitions } from '#engine/commands/index.ts'
import { createCommandRunner, productTiming } from '#engine/commands/run-command.ts'
import { silentLog } from '#engine/engine-log.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import type { RunCommand } from '#engine/queue/command-context.ts'
import { createQueue, type Queue } from '#engine/queue/queue.ts'
import type { ExecutionTiming } from '#engine/reconcile/execution.ts'
import type { HostDriver } from '#engine/reconcile/host-driver.ts'
import type { StoredStack } from '#engine/stacks/stack-rows.ts'
import { createStackStore, type StackStore } from '#engine/stacks/stack-store.ts'
import { createVersionStore, type VersionStore } from '#engine/stacks/version-store.ts'
import type { Command, CommandKind } from '#shared/model/command.ts'
import type { StackDocument } from '#shared/model/document.ts'
import { type AtEnd, temporaryDatabase } from '../db/temp-database.ts'
import { clock, ended, noChanges, noRetries } from '../queue/temp-queue.ts'
import { noSealedValues } from '../sealed-values/no-sealed-values.ts'

export interface CommandWorld {
  readonly queue: Queue
  readonly stacks: StackStore
  readonly versions: VersionStore
  readonly stack: StoredStack
  /** Stores compose text as the next version, with what it names; answers its number. */
  save(compose: string, rest?: Partial<Pick<StackDocument, 'files' | 'environment'>>): Promise<number>
  enqueue(kind: CommandKind, payload: unknown, approvedPlan?: string): Promise<Command>
  /** Enqueues, and answers the command once it has ended. */
  run(kind: CommandKind, payload: unknown, approvedPlan?: string): Promise<Command>
  log(command: Command): Promise<readonly string[]>
}

/** Queue, stores and commands as the engine has them, over a database and a host of the test's own. */
export async function commandWorld(
  driver: HostDriver,
  options: {
    readonly stackName?: string
    readonly timing?: ExecutionTiming
    readonly wrap?: (run: RunCommand) => RunCommand
    /** How long a command may take to end. */
    readonly patienceMs?: number
    readonly atEnd?: AtEnd
  } = {},
): Promise<CommandWorld> {
  const { atEnd = onTestFinished } = options
  const { db } = await temporaryDatabase(undefined, atEnd)
  const stacks = createStackStore({ db, clock, newId, changes: noChanges })
  const versions = createVersionStore({ db, clock, changes: noChanges, secrets: noSealedValues })
  const runner = createCommandRunner({
    stacks,
    versions,
    clock,
    controller: { installation: 'test', description: 'a test', process: 'test#1', isGone: () => false },
    driver: () => driver,
    timing: options.timing ?? { ...productTiming, nowMs: () => performance.now() },
  })
  const run = options.wrap?.(runner) ?? runner
  const queue = createQueue({ db, clock, newId, changes: noChanges, log: silentLog, run, ...noRetries })
  atEnd(async () => {
    await queue.stop()
  })
  const hosts = createHostStore({ db, clock, newId, changes: noChanges })
  const host = await hosts.add({ name: 'local', connection: { kind: 'socket', path: '/nowhere.sock' } })
  const stack = await stacks.create({ name: options.stackName ?? 'shop', hostId: host.id })
  await queue.start()
  const enqueue: CommandWorld['enqueue'] = (kind, payload, approvedPlan) =>
    queue.commands.enqueue(
      async () => ({
        kind,
        title: `${kind} ${stack.name}`,
        hostId: host.id,
        stackId: stack.id,
        payload,
        actor: 'tester',
        version: null,
        service: null,
        approvedPlan: approvedPlan ?? null,
        maxAttempts: commandDefinitions[kind].maxAttempts,
      }),
      null,
    )
  return {
    queue,
    stacks,
    versions,
    stack,
    async save(compose, { files = [], environment = {} } = {}) {
      const document = {
        composeFiles: ['compose.yaml'],
        files: [{ path: 'compose.yaml', content: compose }, ...files],
        environment,
        profiles: [],
        projectDirectory: null,
      }
      return (await versions.save({ stackId: stack.id, document, message: '', author: 'tester' })).number
    },
    enqueue,
    run: async (kind, payload, approvedPlan) =>
      ended(queue, await enqueue(kind, payload, approvedPlan), options.patienceMs),
    log: async ({ id }) => (await queue.logs.list(id, { afterSeq: 0, limit: 1000 })).map(({ text }) => text),
  }
}
