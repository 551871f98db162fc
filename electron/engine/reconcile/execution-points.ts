import { Operation } from '#shared/model/plan.ts'

type OperationPoint = `${Operation['kind']}.${'begun' | 'done'}`

/** `begun`: the intent is stored and nothing is done. `done`: it is done, and the outcome not stored. */
const operationPoints: readonly OperationPoint[] = Operation.options
  .map(({ shape }) => shape.kind.value)
  .flatMap((kind): OperationPoint[] => [`${kind}.begun`, `${kind}.done`])

const otherPoints = [
  /** The container is there and has the first of its networks only. */
  'create-container.made',
  'undo.begun',
  'undo.stopped',
  'undo.renamed',
  'undo.limited',
  'undo.started',
  'undo.discarded',
  'undo.marked',
] as const

/** A named moment of carrying out a plan. */
export type ExecutionPoint = OperationPoint | (typeof otherPoints)[number]

/** The moments of carrying out a plan, and of leading it back, at which a crash is tried out. */
export const executionPoints: readonly ExecutionPoint[] = [...operationPoints, ...otherPoints]

/** Told of every moment as it is passed. Does nothing in the product; a crash test ends the process in it. */
export type ExecutionProbe = (point: ExecutionPoint) => void
