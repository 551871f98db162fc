import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { DesiredState } from './desired-state.ts'
import type { MadeVolumeChoice } from './made-volume-choice.ts'
import type { ObservedState } from './observed-state.ts'

/** What planning an apply needs. */
export interface ReconcileInput {
  readonly desired: DesiredState
  readonly observed: ObservedState
  /** The version that is current, or null before the first apply. */
  readonly previous: DesiredState | null
  readonly hostName: string
  /** Names of the anonymous volumes that the stack's containers ever mounted. */
  readonly anonymousVolumes: readonly string[]
  /** What is chosen for volumes that are not what the document asks: with this command, and before. */
  readonly volumeChoices?: { readonly asked: VolumeChoices; readonly made: readonly MadeVolumeChoice[] }
}
