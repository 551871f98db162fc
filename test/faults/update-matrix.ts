import { onTestFinished } from 'vitest'
import { connectTestEngine } from '../engine/docker/test-engine.ts'
import type { CallFault, FaultKind } from '../support/engine-proxy.ts'
import { endProblems, type FaultCase, nameOf, reported, storedProblems } from './fault-case.ts'
import { type ReferenceWorld, referenceWorld } from './reference-world.ts'
import { startVolumeReader, type VolumeReader } from './volume-reader.ts'

interface MatrixWorld {
  readonly world: ReferenceWorld
  readonly reader: VolumeReader
  /** The bytes of the volumes as they have to stay. */
  readonly bytes: string
}

/** How a call of the update to a version is to fail, counted from 0; null where it is to pass. */
type PickFault = (call: number, to: number) => FaultKind | null

/**
 * Updates the reference stack to and fro, each time with another call of the Engine failing, until every call of both ways
 * was hit that `pick` names a fault for.
 */
export async function updateMatrix(pick: PickFault): Promise<readonly FaultCase[]> {
  const scene = await prepare()
  const left = new Map<number, CallFault[]>()
  for (const version of [2, 1]) left.set(version, faultsOf(await countCalls(scene.world, version), version, pick))
  const cases: FaultCase[] = []
  let present = 1
  while ([...left.values()].some((faults) => faults.length > 0)) {
    const target = present === 1 ? 2 : 1
    const fault = left.get(target)?.shift()
    if (fault === undefined) await scene.world.apply(target)
    else cases.push(reported(await tryCase(scene, { from: present, to: target, fault })))
    present = target
  }
  return cases
}

const faultsOf = (count: number, to: number, pick: PickFault): CallFault[] =>
  Array.from({ length: count }, (_, at) => ({ at, kind: pick(at, to) })).flatMap(({ at, kind }) =>
    kind === null ? [] : [{ at, kind }],
  )

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
  const onData = world.proxy.calls
    .map(({ method, path }) => `${method} ${path}`)
    .filter((sent) => /^DELETE \S*\/volumes\/|[?&]v=(1|true)/.test(sent))
  world.proxy.reset()
  const after = command.status === 'DONE' ? to : from
  const problems = [
    ...endProblems(command),
    ...onData.map((sent) => `${sent} is a call on data`),
    ...(await world.faultsOf(after, false)),
    ...(await storedProblems(world, `RUNNING v${after}`)),
  ]
  const again = await world.apply(to)
  const later = [
    ...(again.status === 'DONE' ? [] : [`the next apply ended ${again.status}: ${again.error?.message}`]),
    ...(await world.faultsOf(to, true)),
    ...(await foreignProblems(scene)),
  ]
  return { fault, call: call ? nameOf(call) : null, problems: [...problems, ...later.map((text) => `later: ${text}`)] }
}

async function foreignProblems({ reader, bytes }: MatrixWorld): Promise<readonly string[]> {
  const same = (await reader.read()) === bytes
  const runs = await reader.isRunning()
  return [...(same ? [] : ['bytes of a volume differ']), ...(runs ? [] : ['a container of another was stopped'])]
}
