import type { RunCommand } from '#engine/queue/command-context.ts'
import { isAppError } from '#shared/contract/app-error.ts'
import type { CommandId } from '#shared/model/ids.ts'
import { endProblems, storedProblems } from './fault-case.ts'
import { type ReferenceWorld, referenceWorld } from './reference-world.ts'

/** An update that was cancelled at one boundary of a step, how it ended, and what was wrong afterwards. */
export interface CancelCase {
  /** From 1; each step has two, before its intent and after its outcome. */
  readonly boundary: number
  readonly end: string
  readonly problems: readonly string[]
}

/** Counts the boundaries that a command passes, and calls back at one of them before the command goes on. */
interface Boundaries {
  passed: number
  hasCommitted: boolean
  at: { readonly boundary: number; readonly act: (command: CommandId) => Promise<void> } | null
}

/** Updates the reference stack to and fro on the real Engine, and cancels at each boundary that `pick` names. */
export async function cancelMatrix(pick: (boundary: number) => boolean): Promise<readonly CancelCase[]> {
  const boundaries: Boundaries = { passed: 0, hasCommitted: false, at: null }
  const world = await referenceWorld((run) => counted(run, boundaries))
  await applied(world, 1)
  boundaries.passed = 0
  await applied(world, 2)
  const left = Array.from({ length: boundaries.passed }, (_, index) => index + 1).filter(pick)
  const cases: CancelCase[] = []
  let present = 2
  for (const boundary of left) {
    const tried = await tryCase(world, boundaries, { boundary, from: present, to: present === 1 ? 2 : 1 })
    present = tried.present
    cases.push(tried.found)
    for (const problem of tried.found.problems) process.stderr.write(`cancelled at boundary ${boundary}: ${problem}\n`)
  }
  return cases
}

async function applied(world: ReferenceWorld, version: number): Promise<void> {
  const { status, error } = await world.apply(version)
  if (status !== 'DONE') throw new Error(`version ${version} cannot be applied here: ${error?.message}`)
}

async function tryCase(
  world: ReferenceWorld,
  boundaries: Boundaries,
  { boundary, from, to }: { readonly boundary: number; readonly from: number; readonly to: number },
): Promise<{ readonly found: CancelCase; readonly present: number }> {
  let isLate = false
  Object.assign(boundaries, { passed: 0, hasCommitted: false })
  boundaries.at = {
    boundary,
    async act(command) {
      isLate = boundaries.hasCommitted
      await world.commands.queue.cancel(command, 'tester').catch((error: unknown) => {
        if (!isAppError(error, 'COMMAND_ENDED')) throw error
      })
    },
  }
  const command = await world.apply(to)
  boundaries.at = null
  const present = command.status === 'DONE' ? to : from
  const expected = isLate ? 'DONE' : 'CANCELLED'
  const problems = [
    ...(command.status === expected ? [] : [`ended ${command.status} instead of ${expected}`]),
    ...endProblems(command),
    ...(await world.faultsOf(present, true)),
    ...(await storedProblems(world, `RUNNING v${present}`)),
  ]
  return { found: { boundary, end: `${command.status} ${command.outcome}`, problems }, present }
}

const counted =
  (run: RunCommand, boundaries: Boundaries): RunCommand =>
  (command, context) => {
    const pass = async () => {
      boundaries.passed += 1
      if (boundaries.passed === boundaries.at?.boundary) await boundaries.at.act(command.id)
    }
    return run(command, {
      ...context,
      async stepStarted(index) {
        await pass()
        await context.stepStarted(index)
      },
      async stepEnded(index, status) {
        await context.stepEnded(index, status)
        await pass()
      },
      async commit(write) {
        await context.commit(write)
        boundaries.hasCommitted = true
      },
    })
  }
