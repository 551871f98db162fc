import type { CommandId } from '#shared/model/ids.ts'
import { delay } from '../delay.ts'
import type { Claim } from './claim.ts'
import { createClaimLoop } from './claim-loop.ts'
import { createRunningCommands } from './running-commands.ts'
import type { WorkerDependencies } from './worker-dependencies.ts'

/** Runs the commands of all hosts: one at a time a host, in order; hosts beside each other. */
export interface Worker {
  /** Recovers what an earlier process left, then runs what is in the queue, now and as it comes. */
  start(): Promise<void>
  /** Looks again whether a command may run: a host's queue was resumed, or storing works again. */
  wake(): void
  /** Aborts a command that runs here; the cancel is to be recorded first. Does nothing for any other. */
  cancel(id: CommandId): void
  /**
   * Claims nothing more, aborts what runs, and ends when all of it was put back or ended, after 8 s at the latest; answers
   * whether all of it has. What has not goes on leading back: see `idle`.
   */
  stop(): Promise<boolean>
  /** Kept when nothing runs here any more. */
  idle(): Promise<void>
}

/** How long a stop waits for handlers. */
const stopPatienceMs = 8000

/** Makes a worker that has not started. It wakes by itself whenever a command becomes PENDING or ends. */
export function createWorker(dependencies: WorkerDependencies): Worker {
  const { commands, signals, newId, log, lease, mayBegin } = dependencies
  const owner = newId()
  const stopping = new AbortController()
  const running = createRunningCommands(dependencies, stopping.signal)
  const begin = (claim: Claim) => running.begin(claim, claims.wake)
  const claims = createClaimLoop({ ...dependencies, owner, begin, stop: stopping.signal })
  let beating: Promise<void> = Promise.resolve()
  let unsubscribe = () => {}

  /** Says that what runs here is alive, and takes over what another worker left. */
  const beat = async () => {
    await running.renewLeases()
    const recovered = await commands.recoverExpired(owner)
    if (recovered.length > 0) log.warn({ recovered }, 'commands whose worker is gone were taken over')
  }

  const beatAlways = async () => {
    while (!stopping.signal.aborted) {
      await delay(lease.renewEveryMs, stopping.signal)
      if (!stopping.signal.aborted)
        await beat().catch((error: unknown) => mayBegin() && log.error({ error }, 'leases cannot be looked at'))
    }
  }

  return {
    async start() {
      const recovered = await commands.recoverStale()
      if (recovered.length > 0) log.warn({ recovered }, 'commands of an earlier process were recovered')
      unsubscribe = signals.subscribe(({ status }) => {
        if (status === 'PENDING') claims.wake()
      })
      beating = beatAlways()
      claims.wake()
    },
    cancel: (id) => running.interrupt(id, 'cancel'),
    wake: claims.wake,
    async stop() {
      unsubscribe()
      stopping.abort()
      running.interruptAll('stop')
      await Promise.all([claims.stopped(), beating])
      const patience = new AbortController()
      await Promise.race([running.ended(), delay(stopPatienceMs, patience.signal)])
      patience.abort()
      return running.isEmpty()
    },
    idle: running.ended,
  }
}
