import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { PlanConflict } from '#shared/model/plan.ts'
import type { VolumeChoice } from '#shared/model/volume-choice.ts'
import { conflict } from './conflicts.ts'
import type { DesiredContainer, DesiredState } from './desired-state.ts'
import type { DesiredVolume } from './desired-volumes.ts'
import type { VolumeDefinition } from './host-driver.ts'
import type { MadeVolumeChoice } from './made-volume-choice.ts'
import type { ObservedVolume } from './observed-state.ts'
import type { ReconcileInput } from './reconcile-input.ts'

/** What choices make of a version's volumes. */
interface ChosenVolumes {
  /** The version with the names of the volumes that it really uses. */
  readonly desired: DesiredState
  /** What differs of those that are used as they are, by name. */
  readonly asTheyAre: ReadonlyMap<string, readonly string[]>
  /** Volumes that nobody decided about. */
  readonly conflicts: readonly PlanConflict[]
  /** To be kept once the version is committed, for the plans that follow. */
  readonly made: readonly MadeVolumeChoice[]
}

/**
 * Volumes of the stack that are not what the document asks, each with what was chosen for it: now, or by an earlier command for
 * the same definition. One that an earlier choice made beside the first is found again by its name.
 */
export function chooseVolumes(input: ReconcileInput): ChosenVolumes {
  const diverged = input.desired.volumes.flatMap((volume) => divergence(volume, input) ?? [])
  const decided = diverged.map((one) => ({ ...one, choice: choiceOf(one, input) }))
  const names = new Map(
    decided.flatMap(({ name, beside, choice }) => (choice === 'new' ? [[name, beside] as const] : [])),
  )
  return {
    desired: names.size === 0 ? input.desired : withVolumeNames(input.desired, names),
    asTheyAre: new Map(
      decided.flatMap(({ name, fields, choice }) => (choice === 'keep' ? [[name, fields] as const] : [])),
    ),
    conflicts: decided.flatMap((one) => (one.choice === null ? [undecided(one)] : [])),
    made: decided.flatMap(({ name: volume, definitionHash, choice }) =>
      choice === null ? [] : [{ volume, definitionHash, choice }],
    ),
  }
}

interface Divergence {
  readonly name: string
  readonly fields: readonly string[]
  readonly definitionHash: string
  /** Name of the volume that is used in its place where a new one is chosen. */
  readonly beside: string
}

function divergence({ name, definition }: DesiredVolume, { observed, desired }: ReconcileInput): Divergence | null {
  const found = observed.volumes.find((volume) => volume.name === name)
  if (definition === null || !found || found.stackId !== desired.stackId) return null
  const fields = divergedFields(definition, found)
  if (fields.length === 0) return null
  const definitionHash = hashOf(definition)
  return { name, fields, definitionHash, beside: `${name}.${definitionHash.slice(0, 8)}` }
}

/** The Engine ignores other options for a volume that exists, so that only a comparison shows them. Labels are no reason. */
function divergedFields(definition: VolumeDefinition, observed: ObservedVolume): string[] {
  const driver = driverOf(definition) === observed.driver ? [] : ['driver']
  const options = canonicalJson(definition.options) === canonicalJson(observed.options) ? [] : ['driver_opts']
  return [...driver, ...options]
}

const driverOf = ({ driver }: VolumeDefinition): string => driver ?? 'local'

const hashOf = (definition: VolumeDefinition): string =>
  createHash('sha256')
    .update(canonicalJson({ driver: driverOf(definition), options: definition.options }))
    .digest('hex')

function choiceOf({ name, definitionHash, beside }: Divergence, input: ReconcileInput): VolumeChoice | null {
  const { asked = {}, made = [] } = input.volumeChoices ?? {}
  const before = made.find(({ volume, definitionHash: hash }) => volume === name && hash === definitionHash)
  const isMade = input.observed.volumes.some(
    (volume) => volume.name === beside && volume.stackId === input.desired.stackId,
  )
  return asked[name] ?? before?.choice ?? (isMade ? 'new' : null)
}

const undecided = ({ name: volume, fields, beside }: Divergence): PlanConflict => ({
  ...conflict('VOLUME_DIVERGED', { volume, fields: [...fields] }),
  choices: [
    { volume, choice: 'keep', name: volume },
    { volume, choice: 'new', name: beside },
  ],
})

/** The same version with other names for volumes. The hashes of its containers stay: they are of the document's names. */
const withVolumeNames = (desired: DesiredState, names: ReadonlyMap<string, string>): DesiredState => {
  const renamed = (name: string) => names.get(name) ?? name
  return {
    ...desired,
    services: desired.services.map((service) => ({
      ...service,
      containers: service.containers.map((container) => withMounts(container, renamed)),
    })),
    volumes: desired.volumes.map((volume) => ({
      ...volume,
      name: renamed(volume.name),
      definition: volume.definition && { ...volume.definition, name: renamed(volume.name) },
    })),
  }
}

function withMounts(container: DesiredContainer, renamed: (name: string) => string): DesiredContainer {
  const { Mounts, ...rest } = container.payload.HostConfig
  if (!Array.isArray(Mounts)) return container
  const mounts = Mounts.map((mount: unknown) =>
    isVolumeMount(mount) ? { ...mount, Source: renamed(mount.Source) } : mount,
  )
  return {
    ...container,
    payload: { ...container.payload, HostConfig: { ...rest, Mounts: mounts } },
    volumes: container.volumes.map(renamed),
  }
}

const isVolumeMount = (mount: unknown): mount is { readonly Type: 'volume'; readonly Source: string } =>
  typeof mount === 'object' &&
  mount !== null &&
  'Type' in mount &&
  mount.Type === 'volume' &&
  'Source' in mount &&
  typeof mount.Source === 'string'
