import { delay } from '../delay.ts'
import type { Claim } from './claim.ts'
import type { WorkerDependencies } from './worker-dependencies.ts'

/** Claims what may run, whenever it is woken or a command's time has come. */
export interface ClaimLoop {
  wake(): void
  /** Kept when nothing is claimed any more; abort the signal first. */
  stopped(): Promise<void>
}

/** What a claim loop is made from. */
export interface ClaimLoopDependencies extends Pick<WorkerDependencies, 'commands' | 'clock' | 'log' | 'mayBegin'> {
  /** Who claims. */
  readonly owner: string
  /** Is handed each claim. */
  readonly begin: (claim: Claim) => void
  /** Aborts when nothing is to be claimed any more. */
  readonly stop: AbortSignal
}

/** A timer of more than this is set anew: a clock may jump meanwhile. */
const longestAlarmMs = 60_000

/** How long to wait before asking the database again after it refused, for example for a full disk. */
const retryMs = 2000

/** Makes a loop that claims nothing before it is first woken. */
export function createClaimLoop(dependencies: ClaimLoopDependencies): ClaimLoop {
  const { commands, clock, log, mayBegin, owner, begin, stop } = dependencies
  let pumping: Promise<void> | null = null
  let wakeAgain = false
  let alarm: NodeJS.Timeout | undefined

  const claimAll = async () => {
    for (;;) {
      if (stop.aborted) return
      wakeAgain = false
      if (!mayBegin()) return
      const looked = clock.now().getTime()
      const claim = await commands.claim(owner)
      if (claim) begin(claim)
      else if (!wakeAgain) return wakeAt(await commands.nextDue(looked))
    }
  }

  const pump = async () => {
    while (!stop.aborted) {
      try {
        return await claimAll()
      } catch (error) {
        log.error({ error }, 'no command can be claimed')
        await delay(retryMs, stop)
      }
    }
  }

  const wake = () => {
    wakeAgain = true
    if (pumping || stop.aborted) return
    pumping = pump().finally(() => {
      pumping = null
      // A wake between the last look and here found a pump that had stopped looking.
      if (wakeAgain) wake()
    })
  }

  /** A command that waits to be tried again, wakes the worker; a computer that slept through it does so late, not never. */
  const wakeAt = (due: number | null) => {
    clearTimeout(alarm)
    if (due === null || stop.aborted) return
    alarm = setTimeout(wake, Math.min(Math.max(due - clock.now().getTime(), 10), longestAlarmMs))
    alarm.unref()
  }

  return {
    wake,
    async stopped() {
      clearTimeout(alarm)
      await pumping
    },
  }
}
