import { onTestFinished } from 'vitest'
import type { Command } from '#shared/model/command.ts'
import { connectTestEngine } from '../engine/docker/test-engine.ts'
import type { CallFault, FaultKind, ProxiedCall } from '../support/engine-proxy.ts'
import { type ReferenceWorld, referenceWorld } from './reference-world.ts'
import { startVolumeReader, type VolumeReader } from './volume-reader.ts'

/** One update with one call that failed, and what was wrong afterwards; nothing, where all is as promised. */
interface FaultCase {
  readonly fault: CallFault
  /** null where the update made fewer calls than expected. */
  readonly call: string | null
  readonly problems: readonly string[]
}

interface MatrixWorld {
  readonly world: ReferenceWorld
  readonly reader: VolumeReader
  /** The bytes of the volumes as they have to stay. */
  readonly bytes: string
}

/**
 * Updates the reference stack to and fro, each time with another call of the Engine failing in the given way, until every
 * call of both ways was hit. `pick` says which of them to take.
 */
export async function updateMatrix(kind: FaultKind, pick: (call: number) => boolean): Promise<readonly FaultCase[]> {
  const scene = await prepare()
  const counts = [await countCalls(scene.world, 2), await countCalls(scene.world, 1)] as const
  const next = counts.map((count) => Array.from({ length: count }, (_, index) => index).filter(pick))
  const cases: FaultCase[] = []
  let present = 1
  while (next.some((calls) => calls.length > 0)) {
    const target = present === 1 ? 2 : 1
    const at = next[target === 2 ? 0 : 1]?.shift()
    if (at === undefined) await scene.world.apply(target)
    else cases.push(await tryCase(scene, { from: present, to: target, fault: { at, kind } }))
    present = target
  }
  return cases
}

async function prepare(): Promise<MatrixWorld> {
  const world = await referenceWorld()
  await world.apply(1)
  const direct = connectTestEngine()
  const names = world.stack.volumes.map((key) => `${world.commands.stack.name}_${key}`)
  const reader = await startVolumeReader(direct, names)
  onTestFinished(async () => {
    await reader.remove()
    direct.close()
  })
  return { world, reader, bytes: await reader.read() }
}

async function countCalls(world: ReferenceWorld, version: number): Promise<number> {
  world.proxy.reset()
  await world.apply(version)
  return world.proxy.calls.length
}

interface Update {
  readonly from: number
  readonly to: number
  readonly fault: CallFault
}

async function tryCase(scene: MatrixWorld, { from, to, fault }: Update): Promise<FaultCase> {
  const { world } = scene
  world.proxy.reset(fault)
  const command = await world.apply(to)
  const call = world.proxy.calls[fault.at]
  world.proxy.reset()
  const after = command.status === 'DONE' ? to : from
  const problems = [
    ...endProblems(command),
    ...(await world.faultsOf(after, false)),
    ...(await storedProblems(world, after)),
    ...(await foreignProblems(scene)),
  ]
  const again = await world.apply(to)
  const later = [
    ...(again.status === 'DONE' ? [] : [`the next apply ended ${again.status}: ${again.error?.message}`]),
    ...(await world.faultsOf(to, true)),
    ...(await foreignProblems(scene)),
  ]
  return { fault, call: call ? nameOf(call) : null, problems: [...problems, ...later.map((text) => `later: ${text}`)] }
}

const nameOf = ({ method, path }: ProxiedCall) =>
  `${method} ${path.replace(/\?.*/, '').replace(/[0-9a-f]{64}/g, '{id}')}`

/** A failure has to have led back, whole: PARTIAL is none of both. */
const endProblems = ({ status, outcome, error }: Command): readonly string[] =>
  status === 'DONE' || outcome === 'ROLLED_BACK' || outcome === 'UNCHANGED'
    ? []
    : [`ended ${status} ${outcome}: ${error?.message}`]

async function storedProblems(world: ReferenceWorld, version: number): Promise<readonly string[]> {
  const { status, currentVersion } = await world.commands.stacks.get(world.commands.stack.id)
  const stored = `${status} v${currentVersion}`
  return stored === `RUNNING v${version}` ? [] : [`the database says ${stored}`]
}

async function foreignProblems({ reader, bytes }: MatrixWorld): Promise<readonly string[]> {
  const same = (await reader.read()) === bytes
  const runs = await reader.isRunning()
  return [...(same ? [] : ['bytes of a volume differ']), ...(runs ? [] : ['a container of another was stopped'])]
}

/** Cases that did not end as promised, for the message of the test. */
export const broken = (cases: readonly FaultCase[]) => cases.filter(({ problems }) => problems.length > 0)

/** How many calls were made to fail, and how many kinds of them. */
export function tally(cases: readonly FaultCase[]): string {
  const hit = cases.filter(({ call }) => call !== null)
  const calls = new Set(hit.map(({ call }) => call))
  return `${hit.length} cases over ${calls.size} kinds of calls, ${hit.length - broken(hit).length} as promised`
}
