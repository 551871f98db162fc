import type { VolumeChoice } from '#shared/model/volume-choice.ts'

/** A choice that was made for a volume and what the document asked of it then. */
export interface MadeVolumeChoice {
  /** As the document names it. */
  readonly volume: string
  readonly definitionHash: string
  readonly choice: VolumeChoice
}
