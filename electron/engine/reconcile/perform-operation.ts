import type { PullLayer } from '#shared/model/image-pull.ts'
import type { Operation } from '#shared/model/plan.ts'
import type { ExecutionInput } from './execution.ts'
import { checkMemoryUse, giveLimits } from './give-limits.ts'
import type { PullProgress } from './host-driver.ts'
import { slotKey } from './planned-work.ts'
import { withPullProgress } from './pull-layers.ts'
import { createPullLog } from './pull-log.ts'
import { type HookedContainer, type HookMeans, runPostStart, runPreStop } from './run-hooks.ts'
import { withParentIds } from './shared-containers.ts'
import { commandLabel } from './undo-execution.ts'
import type { UndoLog } from './undo-log.ts'
import { type WaitMeans, waitContainer } from './wait-container.ts'

/** The state of one execution that its operations share. */
export interface Performance {
  readonly input: ExecutionInput
  readonly undo: UndoLog
  /** Indexes of the operations that ended well. */
  readonly done: Set<number>
  /** Container at each place: those that stay from the start, those that are created once they are. */
  readonly ids: Map<string, string>
  readonly wait: Omit<WaitMeans, 'signal'>
  /** Ends waits and pulls on a cancel or a failure elsewhere. */
  readonly halt: AbortSignal
  /** For short calls: they are never cut off half way. */
  readonly calm: AbortSignal
}

type Of<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>

/**
 * Carries out one operation with one call (a pull may give a name after it), and the hooks that belong to a start or a
 * stop, noting first how it would be taken back.
 */
export async function performOperation(operation: Operation, step: number, scene: Performance): Promise<void> {
  const { driver } = scene.input
  switch (operation.kind) {
    case 'pull-image':
      return pull(operation, step, scene)
    case 'create-network':
      scene.undo.add({ kind: 'discard-network', step, name: operation.name })
      return driver.createNetwork(definitionOf(scene.input.work.networks, operation.name), scene.calm)
    case 'create-volume':
      return driver.createVolume(definitionOf(scene.input.work.volumes, operation.name), scene.calm)
    case 'create-container':
      return create(operation, step, scene)
    case 'stop-container':
      return stop(operation, step, scene)
    case 'set-aside-container':
      scene.undo.add({ kind: 'rename', step, containerId: operation.containerId, name: operation.name })
      return driver.renameContainer(operation.containerId, nameBeside(operation.name, 'old', scene), scene.calm)
    case 'name-container':
      return name(operation, step, scene)
    case 'start-container':
      return start(operation, step, scene)
    case 'update-container':
      return update(operation, step, scene)
    case 'restart-container':
      return restart(operation, scene)
    case 'wait-service':
      return waitService(operation, scene)
    case 'commit':
      return scene.input.context.commit(operation.version)
    case 'remove-container':
      return driver.removeContainer(operation.containerId, scene.calm)
    case 'remove-network':
      return driver.removeNetwork(operation.networkId, scene.calm)
    case 'remove-volume':
      return driver.removeVolume(operation.name, scene.calm)
  }
}

async function pull({ image, platform, tag }: Of<'pull-image'>, step: number, scene: Performance): Promise<void> {
  const { driver, context } = scene.input
  const log = createPullLog(image, (text) => context.log('info', 'pull', text))
  let layers: readonly PullLayer[] = []
  const onProgress = (progress: PullProgress) => {
    log(progress)
    const next = withPullProgress(layers, progress)
    if (next !== layers) context.pullMoved(step, { image: tag ?? image, layers: [...next] })
    layers = next
  }
  await driver.pullImage({ image, platform }, onProgress, scene.halt)
  if (tag !== undefined) await driver.tagImage(image, tag, scene.calm)
}

/** The last characters of a command's id are its random ones; the first are the time, which two commands may share. */
const suffix = (scene: Performance): string => scene.input.context.commandId.slice(-8)

function definitionOf<Definition>(all: ReadonlyMap<string, Definition>, name: string): Definition {
  const definition = all.get(name)
  if (!definition) throw new Error(`The plan creates ${name} and brings no definition of it`)
  return definition
}

async function create(operation: Of<'create-container'>, step: number, scene: Performance): Promise<void> {
  const key = slotKey(operation)
  const { payload, parents } = scene.input.work.slots.get(key) ?? { payload: null }
  if (!payload) throw new Error(`The plan creates ${key} and brings no payload for it`)
  scene.undo.add({ kind: 'discard-container', step })
  const tied = withParentIds(payload, idsOf(parents ?? new Map(), scene))
  const labelled = { ...tied, Labels: { ...tied.Labels, ...commandLabel(scene.input.context.commandId) } }
  const id = await scene.input.driver.createContainer(
    { name: operation.replaces === null ? operation.name : temporaryName(operation.name, scene), payload: labelled },
    scene.calm,
  )
  scene.ids.set(key, id)
}

const idsOf = (parents: ReadonlyMap<string, string>, { ids }: Performance): ReadonlyMap<string, string> =>
  new Map(
    [...parents].flatMap(([name, key]) => {
      const id = ids.get(key)
      return id === undefined ? [] : [[name, id] as const]
    }),
  )

const temporaryName = (name: string, scene: Performance): string => nameBeside(name, 'new', scene)

/**
 * The same at every time of one execution. An earlier attempt of the same command may have left a container under the
 * name that this one would give: it keeps it, and is neither in the way nor taken for the one that is made now.
 */
function nameBeside(name: string, mark: 'new' | 'old', scene: Performance): string {
  const taken = new Set(scene.input.observed.containers.map((container) => container.name))
  const first = `${name}.${mark}-${suffix(scene)}`
  let free = first
  for (let other = 2; taken.has(free); other += 1) free = `${first}.${other}`
  return free
}

const hookMeans = ({ input: { driver, context } }: Performance, signal: AbortSignal): HookMeans => ({
  driver,
  log: context.log,
  signal,
})

function hooked(
  operation: Of<'start-container' | 'stop-container' | 'restart-container'>,
  containerId: string,
  { input }: Performance,
): HookedContainer {
  const before = input.observed.containers.find(({ id }) => id === containerId)
  const hooks = before ? before.hooks : input.work.slots.get(slotKey(operation))?.payload?.hooks
  return { containerId, service: operation.service, hooks: hooks ?? null }
}

async function start(operation: Of<'start-container'>, step: number, scene: Performance): Promise<void> {
  const container = hooked(operation, idOf(operation, scene), scene)
  scene.undo.add({ kind: 'stop', step, ...container })
  await scene.input.driver.startContainer(container.containerId, scene.calm)
  await runPostStart(container, hookMeans(scene, scene.halt))
}

/** A farewell that began is ended, so that the way back may greet again: a cancel does not cut it off. */
async function stop(operation: Of<'stop-container'>, step: number, scene: Performance): Promise<void> {
  noteStop(operation, step, scene)
  if (operation.hooks) await runPreStop(hooked(operation, operation.containerId, scene), hookMeans(scene, scene.calm))
  await scene.input.driver.stopContainer(operation.containerId, operation.graceMs, scene.calm)
}

async function update(operation: Of<'update-container'>, step: number, scene: Performance): Promise<void> {
  const { work, driver, context } = scene.input
  const change = work.slots.get(slotKey(operation))?.update
  if (!change) throw new Error(`The plan changes limits of ${operation.name} and does not bring them`)
  const means = { driver, keep: context.keepLimits, signal: scene.calm }
  await checkMemoryUse(operation.name, change, means)
  scene.undo.add({ kind: 'limits', step, containerId: operation.containerId, update: change })
  await giveLimits(change, means)
}

async function restart(operation: Of<'restart-container'>, scene: Performance): Promise<void> {
  const container = hooked(operation, operation.containerId, scene)
  await runPreStop(container, hookMeans(scene, scene.calm))
  await scene.input.driver.restartContainer(operation.containerId, operation.graceMs, scene.calm)
  await runPostStart(container, hookMeans(scene, scene.halt))
}

function noteStop(operation: Of<'stop-container'>, step: number, scene: Performance): void {
  const before = scene.input.observed.containers.find(({ id }) => id === operation.containerId)
  scene.undo.add({
    kind: 'start',
    step,
    ...hooked(operation, operation.containerId, scene),
    wasHealthy: before?.health === 'healthy',
  })
}

function name(operation: Of<'name-container'>, step: number, scene: Performance): Promise<void> {
  const containerId = idOf(operation, scene)
  const before = scene.input.observed.containers.find(({ id }) => id === containerId)
  scene.undo.add({ kind: 'rename', step, containerId, name: before?.name ?? temporaryName(operation.name, scene) })
  return scene.input.driver.renameContainer(containerId, operation.name, scene.calm)
}

function idOf(operation: Of<'name-container' | 'start-container'>, scene: Performance): string {
  const id = operation.containerId ?? scene.ids.get(slotKey(operation))
  if (id === undefined) throw new Error(`No container was made for ${slotKey(operation)}`)
  return id
}

/** All containers of the service at once; the first that fails ends the others. */
async function waitService(operation: Of<'wait-service'>, scene: Performance): Promise<void> {
  const { service, number, condition, deadlineMs, monitorMs = 0 } = operation
  const own = [...scene.ids]
    .filter(([key]) => (number === undefined ? key.startsWith(`${service}/`) : key === slotKey({ service, number })))
    .map(([, id]) => id)
  const failed = new AbortController()
  const signal = AbortSignal.any([scene.halt, failed.signal])
  try {
    await Promise.all(
      own.map((containerId) =>
        waitContainer({ service, containerId, condition, deadlineMs, monitorMs }, { ...scene.wait, signal }),
      ),
    )
  } finally {
    failed.abort()
  }
}
