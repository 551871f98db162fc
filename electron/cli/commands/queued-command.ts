import type { Command } from '#shared/model/command.ts'
import type { Session } from '../cli.ts'
import { ExitCode } from '../exit-code.ts'
import { followCommand } from '../follow-command.ts'

/** The options of a command that puts something into the queue. */
export interface QueueOptions {
  readonly detach?: boolean
  /** Seconds. */
  readonly timeout?: number
}

/** Follows a command that was just put into the queue, or leaves it there where that was asked. */
export const handleQueued = (session: Session, command: Command, options: QueueOptions): Promise<ExitCode> => {
  if (options.detach) return Promise.resolve(leaveQueued(session, command))
  return followCommand(session, command, {
    cancelOnInterrupt: true,
    ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout * 1_000 }),
  })
}

const leaveQueued = ({ kind, output }: Session, command: Command): ExitCode => {
  output.print(command, `#${command.seq} ${command.title}: ${command.status}`)
  if (kind === 'own') output.message('No Stackwright runs on this data folder: the command goes on when one does.')
  return ExitCode.done
}
