import { describeOperation } from '#shared/format/plan-text.ts'
import type { Operation } from '#shared/model/plan.ts'
import { type ContainerWatch, openContainerWatch, silentWatch } from './container-watch.ts'
import type { ExecutionInput, ExecutionResult } from './execution.ts'
import { operationOrder } from './operation-order.ts'
import { type Performance, performOperation } from './perform-operation.ts'
import { runInOrder } from './run-in-order.ts'
import { undoExecution } from './undo-execution.ts'
import { createUndoLog } from './undo-log.ts'

/** Calls to the Engine at one time: more make it slower (measured on 50 containers). */
const width = 8

/**
 * Carries out a plan. Decides nothing: what is done, in which order, is the plan's. Any failure or cancel before the commit
 * is led back, whole; after it everything that is left to do is tried, and a failure is only told. Throws nothing but
 * bugs.
 */
export async function executePlan(input: ExecutionInput): Promise<ExecutionResult> {
  const { signal } = input.context
  if (input.work.plan.operations.length === 0) return unchanged(null)
  if (signal.aborted) return unchanged(signal.reason)
  const opened = await openWatch(input)
  if ('failure' in opened) return unchanged(opened.failure)
  try {
    return await executeWatched(input, opened.watch)
  } finally {
    await opened.watch.close()
  }
}

const unchanged = (failure: unknown): ExecutionResult => ({ outcome: 'UNCHANGED', failure, undoFailure: null })

type Opened = { readonly watch: ContainerWatch } | { readonly failure: unknown }

/** Opened before the first effect, so that nothing that is started goes unseen. */
async function openWatch({ work, driver, context }: ExecutionInput): Promise<Opened> {
  if (!work.plan.operations.some(usesEvents)) return { watch: silentWatch }
  try {
    return { watch: await openContainerWatch(driver, context.owner, context.signal) }
  } catch (error) {
    return { failure: context.signal.aborted ? context.signal.reason : error }
  }
}

/** A stop is led back by a start, which is waited for. */
const usesEvents = ({ kind }: Operation) => kind === 'wait-service' || kind === 'stop-container'

interface Progress {
  committed: boolean
  /** True once something is done before the commit that cannot be taken back. */
  sealed: boolean
  /** Outcomes on their way to the disk. The next intent takes them along, and nobody else waits for them. */
  readonly outcomes: Promise<void>[]
}

async function executeWatched(input: ExecutionInput, watch: ContainerWatch): Promise<ExecutionResult> {
  const { work, context } = input
  const { operations } = work.plan
  const progress: Progress = { committed: false, sealed: false, outcomes: [] }
  const failed = new AbortController()
  const scene = createScene(input, { watch, failed: failed.signal })
  const failure = await failureOf(() =>
    runInOrder({
      count: operations.length,
      prerequisites: operationOrder(operations, work.servicesBefore, work.slots),
      width,
      isCall: (index) => operations[index]?.kind !== 'wait-service',
      mayBegin: () => progress.committed || !context.signal.aborted,
      run: (index) => step(index, scene, progress),
      onFailure: (error) => failed.abort(error),
    }),
  )
  await Promise.allSettled(progress.outcomes)
  if (progress.committed) return { outcome: 'APPLIED', failure: null, undoFailure: null }
  const cause = context.signal.aborted ? context.signal.reason : failure
  if (context.isLost(cause)) return { outcome: 'PARTIAL', failure: cause, undoFailure: null }
  if (progress.sealed) return { outcome: 'PARTIAL', failure: cause, undoFailure: null }
  return leadBack(scene, cause)
}

function createScene(
  input: ExecutionInput,
  { watch, failed }: { readonly watch: ContainerWatch; readonly failed: AbortSignal },
): Performance {
  const { nowMs, steadyMs } = input.timing
  const staying = [...input.work.slots].flatMap(([key, { containerId }]) =>
    containerId === null ? [] : [[key, containerId] as const],
  )
  return {
    input,
    undo: createUndoLog(),
    done: new Set(),
    ids: new Map(staying),
    wait: { driver: input.driver, watch, nowMs, steadyMs },
    halt: AbortSignal.any([input.context.signal, failed]),
    calm: new AbortController().signal,
  }
}

const failureOf = async (run: () => Promise<void>): Promise<unknown> => {
  try {
    await run()
    return null
  } catch (error) {
    return error
  }
}

async function step(index: number, scene: Performance, progress: Progress): Promise<void> {
  const { work, context, probe } = scene.input
  const operation = work.plan.operations[index]
  if (!operation) return
  await context.stepStarted(index)
  context.log('info', operation.kind, describeOperation(operation))
  if (isFinal(operation) && !progress.committed) progress.sealed = true
  try {
    // Nothing is committed whose journal has a gap.
    if (operation.kind === 'commit') await Promise.all(progress.outcomes)
    probe(`${operation.kind}.begun`)
    await performOperation(operation, index, scene)
    probe(`${operation.kind}.done`)
    if (operation.kind === 'commit') progress.committed = true
  } catch (error) {
    await context.stepEnded(index, 'FAILED')
    if (!progress.committed) throw error
    context.log('warn', operation.kind, `${messageOf(error)} The next apply tries it again.`)
    return
  }
  scene.done.add(index)
  const outcome = context.stepEnded(index, 'DONE')
  outcome.catch(() => undefined)
  progress.outcomes.push(outcome)
}

const final: ReadonlySet<Operation['kind']> = new Set([
  'remove-container',
  'remove-network',
  'remove-volume',
  'restart-container',
])

/** What was removed is gone, and a restart has happened. */
const isFinal = ({ kind }: Operation): boolean => final.has(kind)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function leadBack(scene: Performance, failure: unknown): Promise<ExecutionResult> {
  const { driver, context, observed, timing, probe } = scene.input
  const { entries } = scene.undo
  if (entries.length === 0) return unchanged(failure)
  context.log('warn', 'undo', `${messageOf(failure)} Leading back to what ran before.`)
  const undoFailure = await failureOf(() =>
    undoExecution(entries, {
      driver,
      owner: context.owner,
      commandId: context.commandId,
      observed,
      probe,
      wait: scene.wait,
      signal: AbortSignal.timeout(timing.undoMs),
      retryMs: timing.retryMs,
      log: (text) => context.log('warn', 'undo', text),
      trackVolumes: (names) => context.trackVolumes(names),
      keepLimits: context.keepLimits,
    }),
  )
  if (undoFailure !== null) return { outcome: 'PARTIAL', failure, undoFailure }
  await markUndone(scene)
  probe('undo.marked')
  return { outcome: 'ROLLED_BACK', failure, undoFailure: null }
}

/** The journal follows what happened; where it cannot be written the host is whole all the same. */
async function markUndone({ undo, done, input }: Performance): Promise<void> {
  const steps = [...new Set(undo.entries.map(({ step: index }) => index))].filter((index) => done.has(index))
  for (const index of steps.reverse()) await input.context.stepEnded(index, 'UNDONE').catch(() => undefined)
}
