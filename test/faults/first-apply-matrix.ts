import type { FaultKind } from '../support/engine-proxy.ts'
import { endProblems, type FaultCase, nameOf, reported, storedProblems } from './fault-case.ts'
import { type ReferenceWorld, referenceWorld } from './reference-world.ts'

/**
 * Brings the reference stack to a host that has nothing of it, each time with another call of the Engine failing in the
 * given way. What a failure may leave are volumes, never a container or a network.
 */
export async function firstApplyMatrix(kind: FaultKind): Promise<readonly FaultCase[]> {
  const world = await referenceWorld()
  world.proxy.reset()
  await world.apply(1)
  const count = world.proxy.calls.length
  await takeAway(world)
  const cases: FaultCase[] = []
  for (let at = 0; at < count; at += 1) cases.push(reported(await tryFirst(world, { at, kind })))
  return cases
}

async function tryFirst(world: ReferenceWorld, fault: FaultCase['fault']): Promise<FaultCase> {
  world.proxy.reset(fault)
  const command = await world.apply(1)
  const call = world.proxy.calls[fault.at]
  world.proxy.reset()
  const problems = command.status === 'DONE' ? await wholeProblems(world) : await nothingProblems(world)
  const again = await world.apply(1)
  const later = [
    ...(again.status === 'DONE' ? [] : [`the next apply ended ${again.status}: ${again.error?.message}`]),
    ...(await world.faultsOf(1, true)),
  ]
  const removal = await takeAway(world)
  return {
    fault,
    call: call ? nameOf(call) : null,
    problems: [...endProblems(command), ...problems, ...later.map((text) => `later: ${text}`), ...removal],
  }
}

const wholeProblems = async (world: ReferenceWorld): Promise<readonly string[]> => [
  ...(await world.faultsOf(1, false)),
  ...(await storedProblems(world, 'RUNNING v1')),
]

const nothingProblems = async (world: ReferenceWorld): Promise<readonly string[]> =>
  (await world.leftovers()).map((name) => `${name} is left over`)

async function takeAway(world: ReferenceWorld): Promise<readonly string[]> {
  world.proxy.reset()
  const { status, error } = await world.run('DELETE_STACK', { volumes: true })
  const left = await world.leftovers()
  return [
    ...(status === 'DONE' ? [] : [`the removal ended ${status}: ${error?.message}`]),
    ...left.map((name) => `removed, but ${name} is left over`),
  ]
}
