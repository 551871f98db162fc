import type { Operation, PlanConflict, VolumeFate } from '#shared/model/plan.ts'
import { conflict } from './conflicts.ts'
import type { DesiredVolume } from './desired-volumes.ts'
import type { VolumeDefinition } from './host-driver.ts'
import type { ObservedState } from './observed-state.ts'

/** What becomes of the stack's named volumes. None is ever removed here. */
interface VolumePlan {
  readonly create: readonly Operation[]
  readonly fates: readonly VolumeFate[]
  readonly conflicts: readonly PlanConflict[]
  readonly definitions: ReadonlyMap<string, VolumeDefinition>
}

interface Context {
  readonly stackId: string
  readonly hostName: string
  readonly observed: ObservedState
  /** What differs of volumes that are used all the same, by name. */
  readonly asTheyAre: ReadonlyMap<string, readonly string[]>
}

/** Decides which volumes to create, and says what becomes of each one that the stack has or wants. */
export function planVolumes(desired: readonly DesiredVolume[], context: Context): VolumePlan {
  const byName = new Map(context.observed.volumes.map((volume) => [volume.name, volume]))
  const missing = desired.filter(({ name, definition }) => definition !== null && !byName.has(name))
  const wanted = new Set(desired.map(({ name }) => name))
  const orphans = context.observed.volumes.filter(
    ({ name, stackId }) => stackId === context.stackId && !wanted.has(name),
  )
  return {
    create: missing.map(({ key, name }) => ({
      kind: 'create-volume',
      phase: 'before',
      cause: { kind: 'missing' },
      key,
      name,
    })),
    fates: [
      ...desired.map((volume) => fateOf(volume, byName.has(volume.name), context)),
      ...orphans.map(({ name }) => ({ name, fate: 'orphaned' as const, usedBy: [] })),
    ],
    conflicts: desired.flatMap((volume) => volumeConflict(volume, byName.get(volume.name), context) ?? []),
    definitions: new Map(desired.flatMap(({ name, definition }) => (definition ? [[name, definition]] : []))),
  }
}

function fateOf({ name, usedBy }: DesiredVolume, isThere: boolean, { asTheyAre }: Context): VolumeFate {
  const unlike = asTheyAre.get(name)
  const fate = isThere ? 'kept' : 'created'
  return { name, fate, usedBy: [...usedBy], ...(unlike && { unlike: [...unlike] }) }
}

function volumeConflict(
  volume: DesiredVolume,
  observed: ObservedState['volumes'][number] | undefined,
  { stackId, hostName }: Context,
): PlanConflict | null {
  const { name, definition } = volume
  if (definition === null)
    return observed ? null : conflict('EXTERNAL_NOT_FOUND', { object: 'volume', name, host: hostName })
  if (!observed) return null
  return observed.stackId === stackId ? null : conflict('NAME_TAKEN', { object: 'volume', name, host: hostName })
}
