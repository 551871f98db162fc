/**
 * The moments of the queue at which a crash is tried out. `...ing` is inside the transaction, with everything written and
 * nothing committed; `stored` is after it.
 */
export const queuePoints = [
  'enqueue.begun',
  'enqueue.storing',
  'enqueue.stored',
  'cancel.storing',
  'cancel.stored',
  'claim.begun',
  'claim.stored',
  'recovery.begun',
  'recovery.stored',
  'steps.storing',
  'steps.stored',
  'intent.storing',
  'intent.stored',
  'outcome.storing',
  'outcome.stored',
  'commit.marked',
  'commit.storing',
  'commit.stored',
  'settle.begun',
  'settle.storing',
  'settle.stored',
  'requeue.begun',
  'requeue.storing',
  'requeue.stored',
] as const

/** A named moment of the queue. */
export type QueuePoint = (typeof queuePoints)[number]

/** Told of every moment as it is passed. Does nothing in the product; a crash test ends the process in it. */
export type QueueProbe = (point: QueuePoint) => void

/** The probe of the product. */
export const noProbe = (): void => {}
