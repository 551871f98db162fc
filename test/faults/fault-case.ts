import type { Command } from '#shared/model/command.ts'
import type { CallFault, ProxiedCall } from '../support/engine-proxy.ts'
import type { ReferenceWorld } from './reference-world.ts'

/** One command with one call that failed, and what was wrong afterwards; nothing, where all is as promised. */
export interface FaultCase {
  readonly fault: CallFault
  /** null where the command made fewer calls than expected. */
  readonly call: string | null
  readonly problems: readonly string[]
}

/** The same for the same kind of call, whichever object it is about. */
export const nameOf = ({ method, path }: ProxiedCall): string =>
  `${method} ${path.replace(/\?.*/, '').replace(/[0-9a-f]{64}/g, '{id}')}`

/** A failure has to have led back, whole: PARTIAL is none of both. */
export const endProblems = ({ status, outcome, error }: Command): readonly string[] =>
  status === 'DONE' || outcome === 'ROLLED_BACK' || outcome === 'UNCHANGED'
    ? []
    : [`ended ${status} ${outcome}: ${error?.message}`]

/** @param expected for example `RUNNING v1` */
export async function storedProblems(world: ReferenceWorld, expected: string): Promise<readonly string[]> {
  const { status, currentVersion } = await world.commands.stacks.get(world.commands.stack.id)
  const stored = `${status} v${currentVersion}`
  return stored === expected ? [] : [`the database says ${stored}`]
}

/** The same case, told at once, because a whole run takes long. */
export function reported(tried: FaultCase): FaultCase {
  const { fault, call, problems } = tried
  if (fault.at % 10 === 0) process.stderr.write(`${fault.kind} has come to call ${fault.at}\n`)
  for (const problem of problems) process.stderr.write(`${fault.kind} at call ${fault.at}, ${call}: ${problem}\n`)
  return tried
}

/** Cases that did not end as promised, for the message of the test. */
export const broken = (cases: readonly FaultCase[]): readonly FaultCase[] =>
  cases.filter(({ problems }) => problems.length > 0)

/** How many calls were made to fail, and how many kinds of them. */
export function tally(cases: readonly FaultCase[]): string {
  const hit = cases.filter(({ call }) => call !== null)
  const calls = new Set(hit.map(({ call }) => call))
  return `${hit.length} cases over ${calls.size} kinds of calls, ${hit.length - broken(hit).length} as promised`
}
