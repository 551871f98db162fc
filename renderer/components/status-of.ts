import type { Command } from '#shared/model/command.ts'
import type { VolumeFate } from '#shared/model/plan.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import type { StatusName } from './status-table.ts'

type Shown = Pick<StackSummary, 'status' | 'live' | 'lastCommand'>

/** True while a command works on the stack: a container that it stops just then has not failed. */
export const isBusy = ({ status, lastCommand }: Pick<StackSummary, 'status' | 'lastCommand'>): boolean =>
  status === 'DEPLOYING' || lastCommand?.status === 'RUNNING'

/** A stack whose host is silent is Unknown, whatever it was: an old green is never shown as green. */
export function statusOfStack(stack: Shown, streamLost = false): StatusName {
  if (isBusy(stack) && !streamLost) return 'deploying'
  const observable = stack.status !== 'DRAFT' && stack.status !== 'REMOVED'
  if (observable && (!stack.live || streamLost)) return 'unknown'
  switch (stack.status) {
    case 'DRAFT':
      return 'draft'
    case 'DEPLOYING':
      return 'deploying'
    case 'RUNNING':
      return 'stack-running'
    case 'DEGRADED':
      return 'degraded'
    case 'FAILED':
      return 'failed'
    case 'STOPPED':
      return 'stopped'
    case 'REMOVED':
      return 'removed'
  }
}

/** A command that led back says so; one that stopped half way is a failure. */
export function statusOfCommand(command: Pick<Command, 'status' | 'outcome'>): StatusName {
  switch (command.status) {
    case 'PENDING':
      return 'pending'
    case 'RUNNING':
      return 'command-running'
    case 'DONE':
      return command.outcome === 'UNCHANGED' ? 'nothing-to-do' : 'done'
    case 'FAILED':
      return command.outcome === 'ROLLED_BACK' ? 'rolled-back' : 'failed'
    case 'CANCELLED':
      return 'cancelled'
  }
}

/** The fates of a volume are status words themselves. */
export const statusOfVolume = (volume: VolumeFate): StatusName => volume.fate
