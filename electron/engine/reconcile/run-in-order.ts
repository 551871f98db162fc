/** A set of tasks, each with the indexes of those that end before it begins. */
interface OrderedTasks {
  readonly count: number
  readonly prerequisites: ReadonlyArray<readonly number[]>
  /** Most tasks at once of those that `isCall` names; the others cost the host nothing while they wait. */
  readonly width: number
  readonly isCall: (index: number) => boolean
  /** Asked before each task: false begins nothing more. */
  readonly mayBegin: (index: number) => boolean
  readonly run: (index: number) => Promise<void>
  /** Told of the first failure at once, so that those that wait can be ended. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Runs tasks as their prerequisites end. After a failure nothing more begins; what runs is waited for, then the first
 * failure is thrown. Ends early, without an error, where nothing more may begin.
 */
export async function runInOrder(tasks: OrderedTasks): Promise<void> {
  const done = new Set<number>()
  const begun = new Set<number>()
  const running = new Map<number, Promise<void>>()
  const failures: unknown[] = []

  const isReady = (index: number) =>
    !begun.has(index) && (tasks.prerequisites[index] ?? []).every((other) => done.has(other))
  const callsRunning = () => [...running.keys()].filter(tasks.isCall).length

  const begin = (index: number) => {
    begun.add(index)
    const ended = tasks.run(index).then(
      () => {
        done.add(index)
      },
      (error: unknown) => {
        failures.push(error)
        if (failures.length === 1) tasks.onFailure(error)
      },
    )
    running.set(
      index,
      ended.finally(() => running.delete(index)),
    )
  }

  const beginReady = () => {
    for (let index = 0; index < tasks.count; index += 1) {
      if (failures.length > 0) return
      if (!isReady(index) || (tasks.isCall(index) && callsRunning() >= tasks.width)) continue
      if (tasks.mayBegin(index)) begin(index)
    }
  }

  beginReady()
  while (running.size > 0) {
    await Promise.race(running.values())
    beginReady()
  }
  if (failures.length > 0) throw failures[0]
}
