import { setTimeout as timer } from 'node:timers/promises'
import { AppError, isAppError } from '#shared/contract/app-error.ts'
import { anonymousMounts } from './anonymous-volumes.ts'
import type { ExecutionProbe } from './execution-points.ts'
import { giveBackLimits } from './give-limits.ts'
import type { HostDriver } from './host-driver.ts'
import { labels } from './labels.ts'
import type { ObservedState } from './observed-state.ts'
import type { LimitRecord } from './recorded-limits.ts'
import { type HookMeans, runPostStartAgain, runPreStop } from './run-hooks.ts'
import type { StackOwner } from './stack-owner.ts'
import type { Undo } from './undo-log.ts'
import { type WaitMeans, waitContainer } from './wait-container.ts'

/** What leading back needs. */
interface UndoContext {
  readonly driver: HostDriver
  readonly owner: StackOwner
  readonly commandId: string
  /** As it was before the execution: what was there then is not discarded. */
  readonly observed: ObservedState
  readonly wait: Omit<WaitMeans, 'signal'>
  /** Ends the undo; never the signal of the command, which may be what failed. */
  readonly signal: AbortSignal
  /** Pause before a call is tried again that the Engine did not answer. */
  readonly retryMs: number
  readonly log: (text: string) => void
  readonly keepLimits: (record: LimitRecord) => Promise<void>
  readonly trackVolumes: (names: readonly string[]) => Promise<void>
  readonly probe: ExecutionProbe
}

/**
 * Leads back in five stages, each start and stop with its hooks: what was started is stopped, names are given back in
 * reverse order, limits too, what was stopped is started in its first order and waited for, and what was created goes. Calls that the Engine does not answer are tried
 * again until the signal aborts. A container that somebody removed meanwhile has nothing to be stopped or renamed.
 * Throws what cannot be taken back; the rest is then left as it is.
 */
export async function undoExecution(entries: readonly Undo[], context: UndoContext): Promise<void> {
  if (entries.length === 0) return
  const { probe } = context
  probe('undo.begun')
  const { containers } = await persistently(context, (signal) => observe(context, signal))
  const there = new Set(containers.map(({ id }) => id))
  const running = new Set(containers.filter(({ state }) => state === 'running').map(({ id }) => id))
  const isThere = ({ containerId }: { readonly containerId: string }) => there.has(containerId)
  await Promise.all(
    of(entries, 'stop')
      .filter(isThere)
      .map(async (entry) => {
        if (running.has(entry.containerId)) await runPreStop(entry, hookMeans(context))
        await stop(entry.containerId, context)
      }),
  )
  probe('undo.stopped')
  for (const { containerId, name } of of(entries, 'rename').filter(isThere).reverse())
    await persistently(context, (signal) => context.driver.renameContainer(containerId, name, signal))
  probe('undo.renamed')
  for (const { update } of of(entries, 'limits').filter(isThere).reverse())
    await persistently(context, (signal) => giveBackLimits(update, { ...context, keep: context.keepLimits, signal }))
  probe('undo.limited')
  const starts = of(entries, 'start').sort((a, b) => a.step - b.step)
  for (const entry of starts) await startAgain(entry, running.has(entry.containerId), context)
  probe('undo.started')
  await discard(entries, context)
  probe('undo.discarded')
}

const observe = ({ driver, owner }: UndoContext, signal: AbortSignal) =>
  driver.observe({ ...owner, images: [] }, signal)

const of = <Kind extends Undo['kind']>(entries: readonly Undo[], kind: Kind) =>
  entries.filter((entry): entry is Extract<Undo, { kind: Kind }> => entry.kind === kind)

const stop = (containerId: string, context: UndoContext) =>
  persistently(context, (signal) => context.driver.stopContainer(containerId, null, signal))

const hookMeans = ({ driver, log, signal }: UndoContext): HookMeans => ({
  driver,
  log: (_level, _step, text) => log(text),
  signal,
})

/** What never stopped has had its hooks. */
async function startAgain(
  entry: Extract<Undo, { kind: 'start' }>,
  isRunning: boolean,
  context: UndoContext,
): Promise<void> {
  const { containerId, service } = entry
  await persistently(context, (signal) => context.driver.startContainer(containerId, signal))
  if (!isRunning) await runPostStartAgain(entry, hookMeans(context))
  if (!entry.wasHealthy) return
  const wait = { service, containerId, condition: 'healthy', deadlineMs: 180_000, monitorMs: 0 } as const
  await persistently(context, (signal) => waitContainer(wait, { ...context.wait, signal }))
}

async function discard(entries: readonly Undo[], context: UndoContext): Promise<void> {
  const networks = new Set(of(entries, 'discard-network').map(({ name }) => name))
  if (networks.size === 0 && of(entries, 'discard-container').length === 0) return
  const { driver, owner, commandId, observed } = context
  const now = await persistently(context, (signal) => observe(context, signal))
  const before = new Set([...observed.containers, ...observed.networks].map(({ id }) => id))
  const made = now.containers.filter((container) => container.commandId === commandId && !before.has(container.id))
  const anonymous = made.flatMap(anonymousMounts).map(({ name }) => name)
  await persistently(context, () => context.trackVolumes(anonymous))
  for (const { id } of made) {
    await stop(id, context)
    await persistently(context, (signal) => driver.removeContainer(id, signal))
  }
  for (const network of now.networks)
    if (network.stackId === owner.stackId && networks.has(network.name) && !before.has(network.id))
      await discardNetwork(network.id, context)
}

/** One that the Engine does not let go of is in nobody's way, and is removed or used by the next pass. */
async function discardNetwork(id: string, context: UndoContext): Promise<void> {
  try {
    await persistently(context, (signal) => context.driver.removeNetwork(id, signal))
  } catch (error) {
    if (!isAppError(error, 'NETWORK_STUCK')) throw error
    context.log(error.message)
  }
}

/** An Engine that is away for a moment, or a disk without room, must not leave the stack half way. */
async function persistently<Value>(
  { signal, retryMs, log }: UndoContext,
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  for (;;) {
    try {
      return await call(signal)
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError && error.retryable)) throw error
      log(`${error.message} Trying again.`)
      await timer(retryMs, undefined, { signal })
    }
  }
}

/** Label of the containers that a command creates, by which its undo finds them. */
export const commandLabel = (commandId: string): Readonly<Record<string, string>> => ({ [labels.commandId]: commandId })
