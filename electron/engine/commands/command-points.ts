/** The moments of a command, beside those of its plan, at which a crash is tried out. */
export const commandPoints = [
  'run.begun',
  'run.planned',
  'run.marked',
  'restore.begun',
  'restore.planned',
  'restore.done',
  'run.settling',
  'run.settled',
] as const

/** A named moment of a command. */
export type CommandPoint = (typeof commandPoints)[number]
