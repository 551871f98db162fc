import { onTestFinished } from 'vitest'
import type { ChangeFeed } from '#engine/change-feed.ts'
import type { OpenDatabase } from '#engine/db/connection.ts'
import { type EngineLog, silentLog } from '#engine/engine-log.ts'
import type { StoredHost } from '#engine/hosts/host-store.ts'
import { createHostStore } from '#engine/hosts/host-store.ts'
import { newId } from '#engine/new-id.ts'
import type { RunCommand, Settlement } from '#engine/queue/command-context.ts'
import { createQueue, type Queue, type QueueDependencies } from '#engine/queue/queue.ts'
import type { StoredStack } from '#engine/stacks/stack-rows.ts'
import { createStackStore } from '#engine/stacks/stack-store.ts'
import type { Command } from '#shared/model/command.ts'
import { temporaryDatabase } from '../db/temp-database.ts'

export const clock = { now: () => new Date() }
export const noChanges: Pick<ChangeFeed, 'publish'> = { publish() {} }
export const done: Settlement = { status: 'DONE', outcome: 'APPLIED', error: null }

/** What of commands is tried again, and by which chance. */
type Retrying = Pick<QueueDependencies, 'retryPolicy' | 'random'>

/** Every failure is an end. */
export const noRetries: Retrying = {
  retryPolicy: async () => ({ attempts: 1, firstDelaySeconds: 1, retries: { transient: 'FAIL', unknown: 'FAIL' } }),
  random: () => 0.5,
}

export interface QueueUnderTest {
  readonly database: OpenDatabase
  readonly queue: Queue
  readonly host: StoredHost
  readonly stack: StoredStack
  addStack(name: string, host: StoredHost): Promise<StoredStack>
  addHost(name: string): Promise<StoredHost>
  enqueue(overrides?: Partial<EnqueueRequest>): Promise<Command>
}

export interface EnqueueRequest {
  readonly stack: StoredStack
  readonly payload: unknown
  readonly key: string
  readonly maxAttempts: number
}

/** A queue over a database of its own, not started; stopped when the test ends. */
export async function temporaryQueue(
  run: RunCommand,
  options: {
    readonly folder?: string
    readonly log?: EngineLog
    readonly changes?: Pick<ChangeFeed, 'publish'>
    readonly retrying?: Partial<Retrying>
    readonly mayBegin?: () => boolean
  } = {},
): Promise<QueueUnderTest> {
  const database = await temporaryDatabase(options.folder)
  const { db } = database
  const changes = options.changes ?? noChanges
  const queue = createQueue({
    db,
    clock,
    newId,
    changes,
    log: options.log ?? silentLog,
    run,
    ...noRetries,
    ...options.retrying,
    ...(options.mayBegin && { mayBegin: options.mayBegin }),
  })
  onTestFinished(async () => {
    await queue.stop()
  })
  const hosts = createHostStore({ db, clock, newId, changes: noChanges })
  const stacks = createStackStore({ db, clock, newId, changes: noChanges })
  const addHost = async (name: string) =>
    (await hosts.list()).find((host) => host.name === name) ??
    hosts.add({ name, connection: { kind: 'socket', path: '/nowhere.sock' } })
  const addStack = (name: string, host: StoredHost) => stacks.ensure({ name, hostId: host.id, defaultHostId: host.id })
  const host = await addHost('local')
  const stack = await addStack('shop', host)
  return {
    database,
    queue,
    host,
    stack,
    addHost,
    addStack,
    enqueue: (overrides = {}) => {
      const target = overrides.stack ?? stack
      const payload = overrides.payload ?? {}
      return queue.commands.enqueue(
        async () => ({
          kind: 'APPLY_STACK_VERSION',
          title: `Apply ${target.name}`,
          hostId: target.hostId,
          stackId: target.id,
          payload,
          actor: 'tester',
          version: null,
          service: null,
          approvedPlan: null,
          maxAttempts: overrides.maxAttempts ?? 3,
        }),
        overrides.key === undefined ? null : { key: overrides.key, content: payload },
      )
    },
  }
}

/** The command once it has ended, within `patienceMs`. */
export async function ended(queue: Queue, command: Command, patienceMs = 20_000): Promise<Command> {
  let last = command
  for await (const event of queue.follow({ command: command.id, afterSeq: 0 }, AbortSignal.timeout(patienceMs)))
    if (event.kind === 'command') last = event.command
  return last
}

/** A promise and what ends it. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Ends when the signal aborts, by throwing its reason. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason)
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
