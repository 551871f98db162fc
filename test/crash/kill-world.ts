import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CrashPoint } from '#engine/crash-points.ts'
import { connectDocker } from '#engine/docker/docker-client.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import { type CheckedStack, checkWorld, type Memory } from './check-world.ts'
import { type ChildEngine, ChildGone, startChildEngine } from './child-engine.ts'
import type { EnqueueAsk } from './child-messages.ts'
import { unapplied } from './expected-stacks.ts'
import { openCommands } from './open-commands.ts'
import { openPullSocket } from './pull-socket.ts'
import { action, preparation, type Scenario } from './scenarios.ts'
import { sweepHost } from './sweep-host.ts'

/** One death: in which scenario, at a named moment or at any. */
export interface Round {
  readonly scenario: Scenario
  readonly point: CrashPoint | null
}

/** A data folder with a few stacks on two hosts, through one death after another. */
export interface KillWorld {
  /** Lets the engine recover, says what is wrong after the death before, and lets it die again. Answers how many died. */
  round(round: Round): Promise<{ readonly problems: readonly string[]; readonly kills: number }>
  /** Lets the engine recover a last time and says what is wrong. */
  last(): Promise<readonly string[]>
  /** How long an orderly end took at most, in milliseconds. */
  slowestEndMs(): number
  /** Names of the moments that were passed. */
  reached(): readonly string[]
  /** Ends the process and removes everything from the host and the disk. */
  close(): Promise<void>
}

const patienceMs = 90_000
/** An orderly end is given this long. */
const longestEndMs = 10_000

/** @param socketPath the Engine's own */
export async function openKillWorld(options: {
  readonly socketPath: string
  readonly prefix: string
  readonly random: SeededRandom
  readonly ending: 'SIGKILL' | 'SIGTERM'
}): Promise<KillWorld> {
  const { socketPath, prefix, random, ending } = options
  const folder = mkdtempSync(join(tmpdir(), 'sw-crash-'))
  const sockets = [join(folder, 'a.sock'), join(folder, 'b.sock')]
  const doors = await Promise.all(sockets.map((path) => openPullSocket(socketPath, path)))
  const client = connectDocker({ name: 'crash', connection: { kind: 'socket', path: socketPath } })
  const memory: Memory = { acknowledged: new Set(), markers: new Map() }
  const names = [`${prefix}-a`, `${prefix}-b`, `${prefix}-c`]
  const hostOf = (name: string) => (name.endsWith('b') ? 'host1' : 'local')
  /** Sent and not answered, because the process died. */
  let unanswered: EnqueueAsk[] = []
  let child: ChildEngine | null = null
  let keys = 0
  let slowestEndMs = 0
  const late: string[] = []

  const start = (dieAt = '') => {
    child = startChildEngine({ folder, sockets: sockets.map((path) => `unix://${path}`), dieAt })
    return child
  }
  const enqueue = async (engine: ChildEngine, ask: EnqueueAsk): Promise<string | null> => {
    unanswered.push(ask)
    const { command } = await engine.ask(ask)
    unanswered = unanswered.filter((one) => one !== ask)
    if (command !== null) memory.acknowledged.add(command)
    return command
  }
  const keyed = (request: Parameters<typeof withKey>[0]): EnqueueAsk => {
    keys += 1
    return withKey(request, `${prefix}-${keys}`)
  }
  const idle = async (engine: ChildEngine) => {
    const deadline = Date.now() + patienceMs
    while ((await engine.ask({ kind: 'active' })).active > 0) {
      if (Date.now() > deadline) throw new Error(`the queue does not become empty: ${openCommands(folder)}`)
      await delay(40)
    }
  }
  const recovered = async () => {
    const engine = start()
    await engine.ready
    for (const ask of unanswered.splice(0)) await enqueue(engine, ask).catch(refused)
    await idle(engine)
    return { engine, ...(await checkWorld({ folder, client, prefix, memory })) }
  }

  const die = async (engine: ChildEngine, round: Round, stack: CheckedStack): Promise<number> => {
    const stage = { stack, host: hostOf(stack.name), random }
    const isDouble = round.scenario === 'resume' || round.scenario === 'restore'
    const point = isDouble ? 'start-container.done' : round.point
    if (point !== null) await engine.ask({ kind: 'arm', point, occurrence: 1 })
    await enqueueAndInterrupt(engine, round, keyed(action(round.scenario, stage)))
    await Promise.race([engine.gone, delay(point === null ? random.below(1_500) : 15_000)])
    await endIt(engine)
    if (!isDouble) return 1
    const second = start(round.point === null ? '' : `${round.point}#1`)
    await Promise.race([second.gone, delay(round.point === null ? random.below(2_000) : 15_000)])
    await endIt(second)
    return 2
  }

  const endIt = async (engine: ChildEngine) => {
    const from = performance.now()
    await Promise.race([engine.end(ending), delay(longestEndMs)])
    const tookMs = performance.now() - from
    if (ending === 'SIGTERM') slowestEndMs = Math.max(slowestEndMs, tookMs)
    if (tookMs >= longestEndMs) late.push(`an orderly end took more than ${longestEndMs / 1000} s`)
    await engine.end('SIGKILL')
  }

  /** Another stack on its way, so that hosts and queues are busy with more than what is looked at. */
  const occupy = async (engine: ChildEngine, stack: CheckedStack) => {
    const scenario = random.pick(['first', 'shrink', 'update', 'bad'] as const)
    await enqueue(engine, keyed(action(scenario, { stack, host: hostOf(stack.name), random })))
  }

  const enqueueAndInterrupt = async (engine: ChildEngine, { scenario, point }: Round, ask: EnqueueAsk) => {
    try {
      const command = await enqueue(engine, ask)
      if (scenario === 'cancel' && command !== null) {
        if (point === null) await delay(random.below(800))
        await engine.ask({ kind: 'cancel', command })
      }
      if (scenario === 'quit') {
        await delay(300 + random.below(300))
        void engine.end('SIGTERM')
      }
    } catch (error) {
      if (!(error instanceof ChildGone)) throw error
    }
  }

  return {
    async round(round) {
      const { engine, problems, stacks } = await recovered()
      if (problems.length > 0) return { problems, kills: 0 }
      const name = random.pick(names)
      const stack = stacks.get(name) ?? { ...unapplied, name, goodVersions: [] }
      const other = random.pick(names.filter((one) => one !== name))
      // One after the other: a stop is refused before there is a version that runs.
      for (const request of preparation(round.scenario, { stack, host: hostOf(name), random })) {
        await enqueue(engine, keyed(request))
        await idle(engine)
      }
      const ready = (await checkWorld({ folder, client, prefix, memory })).stacks.get(name) ?? stack
      if (round.point === null && random.chance(0.5))
        await occupy(engine, stacks.get(other) ?? { ...unapplied, name: other, goodVersions: [] })
      const kills = await die(engine, round, ready)
      return { problems: [...problems, ...late.splice(0)], kills }
    },
    async last() {
      const { problems } = await recovered()
      return problems
    },
    slowestEndMs: () => slowestEndMs,
    reached: () => readReached(folder),
    async close() {
      await child?.end('SIGKILL')
      await sweepHost(client, prefix)
      client.close()
      await Promise.all(doors.map((door) => door.close()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const withKey = (request: ReturnType<typeof action>, key: string): EnqueueAsk => ({ ...request, key })

/** What was asked for on a world that has moved on may be impossible now; it was never acknowledged. */
function refused(error: unknown): void {
  if (error instanceof ChildGone) throw error
}

function readReached(folder: string): readonly string[] {
  return readFileSync(join(folder, 'reached.txt'), 'utf8').split('\n').filter(Boolean)
}
