import { type CommandPoint, commandPoints } from './commands/command-points.ts'
import { type QueuePoint, queuePoints } from './queue/queue-points.ts'
import { type ExecutionPoint, executionPoints } from './reconcile/execution-points.ts'

/** A named moment at which the process may die. */
export type CrashPoint = QueuePoint | CommandPoint | ExecutionPoint

/** Every moment that a crash test ends the process at, each of which the recovery has to cope with. */
export const crashPoints: readonly CrashPoint[] = [...queuePoints, ...commandPoints, ...executionPoints]
