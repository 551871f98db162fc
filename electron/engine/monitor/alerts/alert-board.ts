import type { Alert } from '#shared/model/alert.ts'
import type { StackId } from '#shared/model/ids.ts'
import type { ChangeFeed } from '../../change-feed.ts'
import type { Clock } from '../../clock.ts'
import type { EngineLog } from '../../engine-log.ts'
import { type AlertWorld, type FoundAlert, findAlerts, type UnaskedEnd } from './alert-rules.ts'

/** What is wrong now, and since when. */
export interface AlertBoard {
  /** As of the last look; worst first, then newest. */
  list(): readonly Alert[]
  /** Looks now, and answers what there is then. */
  look(): Promise<readonly Alert[]>
  /** A container of a stack ended and nobody had asked for it. */
  ended(end: UnaskedEnd): void
  /** Looks again soon. */
  lookAgain(): void
  stop(): void
}

export interface AlertBoardOptions {
  /** Everything but the ends, read at each look. */
  readonly read: () => Promise<Omit<AlertWorld, 'now' | 'ends'>>
  readonly muted: () => Promise<ReadonlySet<StackId>>
  readonly changes: Pick<ChangeFeed, 'publish'>
  readonly clock: Clock
  readonly log: EngineLog
}

/** Changes that come together are looked at once. */
const gatherMs = 300
/** Without any change: what lasts long enough, and disks, which tell nobody. */
const everyMs = 10_000
/** Ends are remembered for this long, and so many of them. */
const rememberMs = 10 * 60_000
const mostEnds = 1_000

/** Looks after each change and every ten seconds; publishes an `alerts` change where the list is another one then. */
export function createAlertBoard({ read, muted, changes, clock, log }: AlertBoardOptions): AlertBoard {
  let current: readonly Alert[] = []
  let ends: readonly UnaskedEnd[] = []
  let soon: NodeJS.Timeout | null = null
  let looking = Promise.resolve()
  let isStopped = false

  const look = async (): Promise<void> => {
    if (isStopped) return
    const now = clock.now().getTime()
    ends = ends.filter(({ at }) => now - at < rememberMs).slice(-mostEnds)
    const [world, silent] = await Promise.all([read(), muted()])
    if (isStopped) return
    const next = ordered(findAlerts({ ...world, ends, now }).map((found) => withSince(found, current, silent, now)))
    const isSame = JSON.stringify(next) === JSON.stringify(current)
    current = next
    if (!isSame) changes.publish({ kind: 'alerts' })
  }
  const lookNow = (): Promise<void> => {
    looking = looking.then(look).catch((error: unknown) => {
      // A look that the end of the engine cut off found its stores closed.
      if (!isStopped) log.error({ error }, 'alerts could not be looked for')
    })
    return looking
  }
  const lookAgain = () => {
    soon ??= setTimeout(() => {
      soon = null
      void lookNow()
    }, gatherMs)
  }
  const timer = setInterval(lookAgain, everyMs)
  timer.unref()

  return {
    list: () => current,
    async look() {
      await lookNow()
      return current
    },
    ended(end) {
      ends = [...ends, end]
      lookAgain()
    },
    lookAgain,
    stop() {
      isStopped = true
      clearInterval(timer)
      if (soon !== null) clearTimeout(soon)
    },
  }
}

function withSince(found: FoundAlert, before: readonly Alert[], muted: ReadonlySet<StackId>, now: number): Alert {
  const known = before.find(({ id }) => id === found.id)
  return {
    ...found,
    since: known?.since ?? new Date(now).toISOString(),
    muted: found.stackId !== null && muted.has(found.stackId),
  }
}

const ordered = (alerts: readonly Alert[]): readonly Alert[] =>
  [...alerts].sort((a, b) => rank(a) - rank(b) || (a.since < b.since ? 1 : -1))

const rank = ({ severity, muted }: Alert): number => (muted ? 2 : severity === 'error' ? 0 : 1)
