import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'
import { type KillWorld, openKillWorld, type Round } from './kill-world.ts'
import { pointRounds, scenarios } from './scenarios.ts'

/** How much to kill. */
export interface KillRun {
  /** Of the Engine. */
  readonly socketPath: string
  readonly kills: number
  readonly seed: number
  /** SIGTERM asks the process to end in order, within ten seconds; SIGKILL where left out. */
  readonly ending?: 'SIGKILL' | 'SIGTERM'
  /** The rounds that come before the random ones; those of every named moment where left out. */
  readonly first?: readonly Round[]
  readonly say: (line: string) => void
  /** Ends the run after the rounds under way; nothing is left behind. */
  readonly signal?: AbortSignal
}

/** What a run came to. */
export interface KillTally {
  readonly kills: number
  readonly reached: ReadonlySet<string>
  /** What was not as promised, each with the death before it. */
  readonly violations: readonly string[]
  /** How long an orderly end took at most, in milliseconds; 0 where none was asked for. */
  readonly slowestEndMs: number
}

/** Worlds beside each other: most of a round is waiting for the Engine. */
const lanes = 2

/** Kills the engine again and again, first at the given moments, then at random ones, and checks the world after each. */
export async function runKills(run: KillRun): Promise<KillTally> {
  const random = seededRandom(run.seed)
  const rounds = [...(run.first ?? pointRounds)]
  const violations: string[] = []
  const reached = new Set<string>()
  let kills = 0
  let slowestEndMs = 0

  const lane = async (lane: number) => {
    const own = seededRandom(run.seed * 31 + lane)
    let world = await newWorld(own)
    let before = 'the start'
    const report = (problems: readonly string[]) => {
      for (const problem of problems) {
        violations.push(`after ${before}: ${problem}`)
        run.say(`VIOLATION after ${before}: ${problem}`)
      }
    }
    try {
      while (!run.signal?.aborted && (kills < run.kills || rounds.length > 0)) {
        const next = rounds.shift() ?? { scenario: random.pick(scenarios), point: null }
        const done = await world.round(next).catch((error: unknown) => ({ problems: [String(error)], kills: 0 }))
        report(done.problems)
        kills += done.kills
        if (done.problems.length > 0) {
          await leave(world)
          // A world with something wrong says so after every death; the next one starts afresh.
          world = await newWorld(own)
          if (violations.length > 20) return
          continue
        }
        before = `a kill in ${next.scenario} at ${next.point ?? 'some moment'}`
        run.say(`${kills} kills: ${before}, ${violations.length} violations`)
      }
      report(await world.last().catch((error: unknown) => [String(error)]))
    } finally {
      await leave(world)
    }
  }

  const { ending = 'SIGKILL' } = run
  const newWorld = (own: SeededRandom) =>
    openKillWorld({
      socketPath: run.socketPath,
      random: own,
      prefix: `swcrash-${process.pid}-${own.below(1e6)}`,
      ending,
    })
  const leave = async (world: KillWorld) => {
    for (const point of world.reached()) reached.add(point)
    slowestEndMs = Math.max(slowestEndMs, world.slowestEndMs())
    await world.close()
  }

  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)))
  return { kills, reached, violations, slowestEndMs }
}
