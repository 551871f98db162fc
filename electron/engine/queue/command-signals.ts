import type { CommandId, StackId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../change-feed.ts'
import { createPullBoard, type PullBoard } from './pull-board.ts'

/** Which command moved. `status` of the row as it is now. */
export interface CommandMove {
  readonly commandId: CommandId
  readonly stackId: StackId
  readonly status: string
}

/** Says inside the process that a command moved: to those who follow it, to the worker, and to the change feed. */
export interface CommandSignals {
  /** Its status changed. In the change feed at once. */
  statusChanged(move: CommandMove): void
  /** A step or log line was stored. In the change feed at most once in 100 ms a command. */
  progressed(move: CommandMove): void
  /** Calls back after every move, until the answered function is called. */
  subscribe(listener: (move: CommandMove) => void): () => void
  /** How far pulls are. */
  readonly pulls: PullBoard
  /** Aborts when the queue closes; what follows a command ends then. */
  readonly closed: AbortSignal
  close(): void
}

/** How long progress is gathered before the change feed hears of it. */
const gatherMs = 100

/** Makes the signals of one process. */
export function createCommandSignals(changes: Pick<ChangeFeed, 'publish'>): CommandSignals {
  const listeners = new Set<(move: CommandMove) => void>()
  const gathering = new Map<CommandId, NodeJS.Timeout>()
  const closing = new AbortController()
  const pulls = createPullBoard()

  const tell = (move: CommandMove) => {
    for (const listener of [...listeners]) listener(move)
  }
  const publish = (move: CommandMove) => changes.publish({ kind: 'command', ...move })
  const drop = (commandId: CommandId) => {
    clearTimeout(gathering.get(commandId))
    gathering.delete(commandId)
  }

  return {
    statusChanged(move) {
      drop(move.commandId)
      publish(move)
      tell(move)
    },
    progressed(move) {
      tell(move)
      if (gathering.has(move.commandId)) return
      const timer = setTimeout(() => {
        gathering.delete(move.commandId)
        publish(move)
      }, gatherMs)
      timer.unref()
      gathering.set(move.commandId, timer)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    pulls,
    closed: closing.signal,
    close() {
      closing.abort()
      pulls.close()
      for (const commandId of [...gathering.keys()]) drop(commandId)
      listeners.clear()
    },
  }
}
