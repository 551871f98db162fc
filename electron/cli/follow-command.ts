import type { Command } from '#shared/model/command.ts'
import type { Session } from './cli.ts'
import { createEventTeller, describeEnd } from './command-text.ts'
import { ExitCode, exitCodeOfCommand } from './exit-code.ts'

/** How long to follow, and from where. */
export interface FollowOptions {
  /** Cancels the command when it has not ended after this time. */
  readonly timeoutMs?: number
  /** Whether Ctrl-C cancels the command, or only leaves it alone. */
  readonly cancelOnInterrupt: boolean
}

/**
 * Prints what a command does until it has ended, and answers the exit code. The first Ctrl-C cancels it and waits; the
 * second leaves it to itself, as a request to end does at once. What that means for the command is said.
 */
export const followCommand = async (session: Session, started: Command, options: FollowOptions): Promise<ExitCode> => {
  const leaving = new AbortController()
  const leave = () => {
    session.abandon()
    leaving.abort()
  }
  const release = cancelOnDemand(session, started, { ...options, leave })
  try {
    await session.work()
    const ended = await printEvents(session, started, leaving.signal)
    return finish(session, ended)
  } catch (error) {
    if (!leaving.signal.aborted) throw error
    session.output.message(leftWords(session, started))
    return ExitCode.cancelled
  } finally {
    release()
  }
}

/** A command of a running Stackwright goes on in it; one of this process's own engine stops with it. */
const leftWords = ({ kind }: Session, { seq }: Command): string =>
  kind === 'running'
    ? `Left #${seq} to itself: it goes on in the Stackwright that runs. stackwright command ${seq} -f goes on watching.`
    : `Stopped in the middle of #${seq}: what it changed is led back now, for some seconds, and the command is kept. ` +
      `It goes on when a Stackwright runs on this data folder, for example with stackwright command ${seq} -f.`

const printEvents = async ({ api, output }: Session, started: Command, signal: AbortSignal): Promise<Command> => {
  const tell = createEventTeller()
  let latest = started
  for await (const event of await api.commands.follow({ command: started.id }, { signal })) {
    if (event.kind === 'command') latest = event.command
    output.print(event, tell(event))
  }
  signal.throwIfAborted()
  return latest
}

interface CancelDemand extends FollowOptions {
  leave(): void
}

/** Cancels at the first Ctrl-C or when the time is up; answers a function that stops listening. */
const cancelOnDemand = ({ api, io, output }: Session, command: Command, demand: CancelDemand): (() => void) => {
  let asked = false
  const cancel = (why: string): void => {
    asked = true
    output.message(`${why} Cancelling #${command.seq}; Ctrl-C again leaves it to itself.`)
    // It may have ended in the meantime, which the events will say.
    api.commands.cancel({ command: command.id }).catch(() => {})
  }
  const release = io.onInterrupt((kind) => {
    if (asked || kind === 'end' || !demand.cancelOnInterrupt) demand.leave()
    else cancel('Interrupted.')
  })
  const { timeoutMs } = demand
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => cancel(`Not done after ${timeoutMs / 1_000} s.`), timeoutMs)
  return () => {
    release()
    clearTimeout(timer)
  }
}

const finish = ({ output }: Session, command: Command): ExitCode => {
  if (output.json) return exitCodeOfCommand(command)
  output.message(describeEnd(command))
  return exitCodeOfCommand(command)
}
