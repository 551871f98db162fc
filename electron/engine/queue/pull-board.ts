import type { CommandId } from '#shared/model/ids.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'

/** How far the pulls of running commands are, in memory only: an Engine tells it many times a second. */
export interface PullBoard {
  /** Takes the place of what was said of that step. Those who listen hear of it at most five times a second. */
  put(commandId: CommandId, pull: ImagePull): void
  /** What was said last, in the order of the steps. */
  list(commandId: CommandId): readonly ImagePull[]
  /** Forgets what was said of a command. */
  clear(commandId: CommandId): void
  /** Calls back after a change, until the answered function is called. */
  subscribe(commandId: CommandId, listener: () => void): () => void
  close(): void
}

/** How long changes are gathered before anybody hears of them. */
const gatherMs = 200

/** Makes an empty board. */
export function createPullBoard(): PullBoard {
  const pulls = new Map<CommandId, Map<number, ImagePull>>()
  const listeners = new Map<CommandId, Set<() => void>>()
  const gathering = new Map<CommandId, NodeJS.Timeout>()

  const forget = (commandId: CommandId) => {
    clearTimeout(gathering.get(commandId))
    gathering.delete(commandId)
    pulls.delete(commandId)
  }

  const tellSoon = (commandId: CommandId) => {
    if (gathering.has(commandId)) return
    const timer = setTimeout(() => {
      gathering.delete(commandId)
      for (const listener of [...(listeners.get(commandId) ?? [])]) listener()
    }, gatherMs)
    timer.unref()
    gathering.set(commandId, timer)
  }

  return {
    put(commandId, pull) {
      const steps = pulls.get(commandId) ?? new Map<number, ImagePull>()
      pulls.set(commandId, steps.set(pull.step, pull))
      tellSoon(commandId)
    },
    list: (commandId) => [...(pulls.get(commandId)?.values() ?? [])].sort((a, b) => a.step - b.step),
    clear: forget,
    subscribe(commandId, listener) {
      const all = listeners.get(commandId) ?? new Set()
      listeners.set(commandId, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0 && listeners.get(commandId) === all) listeners.delete(commandId)
      }
    },
    close() {
      for (const commandId of [...pulls.keys()]) forget(commandId)
      listeners.clear()
    },
  }
}
