import type { CommandId } from '#shared/model/ids.ts'
import type { Claim } from './claim.ts'
import { CommandInterrupted } from './command-context.ts'
import { type CommandJournal, openJournal } from './command-journal.ts'
import { HoldLost } from './held-command.ts'
import { persist } from './persist.ts'
import { runClaim } from './run-claim.ts'
import type { WorkerDependencies } from './worker-dependencies.ts'

/** The commands that this worker has claimed and not yet ended. */
export interface RunningCommands {
  /** Runs a claimed command to its stored end, in the background; `onEnd` is called when nothing of it runs any more. */
  begin(claim: Claim, onEnd: () => void): void
  /** Aborts a command that runs here; does nothing for any other. */
  interrupt(id: CommandId, by: 'cancel' | 'stop'): void
  interruptAll(by: 'stop'): void
  /** Says for each that its worker is alive. One that another worker took meanwhile is aborted here. */
  renewLeases(): Promise<void>
  /** Kept when nothing runs here any more. */
  ended(): Promise<void>
  isEmpty(): boolean
}

/** @param stop aborts when the worker is to end; a command that is begun after that is interrupted at once */
export function createRunningCommands(dependencies: WorkerDependencies, stop: AbortSignal): RunningCommands {
  const { db, commands, signals, clock, newId, log, run, retryPolicy, random, probe, lease, mayBegin } = dependencies
  const aborts = new Map<CommandId, AbortController>()
  const journals = new Map<CommandId, CommandJournal>()
  const ends = new Set<Promise<void>>()

  const interrupt = (id: CommandId, by: 'cancel' | 'stop') => aborts.get(id)?.abort(new CommandInterrupted(by))

  const runHeld = async (claim: Claim, signal: AbortSignal) => {
    const { command } = claim
    if (stop.aborted) interrupt(command.id, 'stop')
    // Read after it can be interrupted, so that a cancel between the claim and here is not missed.
    const read = await persist(() => commands.get(command.id), { log, stop, command: command.id })
    if (read === null) return
    const { cancelRequested, stackName } = read.value
    if (cancelRequested) interrupt(command.id, 'cancel')
    const journal = openJournal(claim, { db, clock, signals, probe, lease })
    journals.set(command.id, journal)
    const policy = () => retryPolicy(command.kind)
    await runClaim({ command, journal, run, log, newId, policy, random, stackName, signal, stop })
  }

  const runOne = async (claim: Claim) => {
    const { id } = claim.command
    const abort = new AbortController()
    aborts.set(id, abort)
    try {
      await runHeld(claim, abort.signal)
    } catch (error) {
      log.error({ error, command: id }, 'a command could not be ended; it is recovered at the next start')
    } finally {
      journals.delete(id)
      aborts.delete(id)
    }
  }

  return {
    begin(claim, onEnd) {
      const end = runOne(claim).finally(() => {
        ends.delete(end)
        onEnd()
      })
      ends.add(end)
    },
    interrupt,
    interruptAll(by) {
      for (const id of [...aborts.keys()]) interrupt(id, by)
    },
    async renewLeases() {
      for (const [id, journal] of journals) {
        await journal.renew().catch((error: unknown) => {
          if (error instanceof HoldLost) aborts.get(id)?.abort(error)
          else if (mayBegin()) log.error({ error, command: id }, 'a lease cannot be renewed')
        })
      }
    },
    async ended() {
      await Promise.all(ends)
    },
    isEmpty: () => ends.size === 0,
  }
}
