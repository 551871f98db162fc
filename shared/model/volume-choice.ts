import { z } from 'zod'

/**
 * What is done about a volume that is on the host with another driver or other options than the document asks: `keep`
 * uses it as it is, `new` makes an empty one beside it, whose name ends in the first digits of a hash. In both cases the
 * volume and its data stay.
 */
export const VolumeChoice = z.enum(['keep', 'new'])
export type VolumeChoice = z.infer<typeof VolumeChoice>

/** By the volume's name on the host. A choice for a volume that needs none changes nothing. */
export const VolumeChoices = z.record(z.string().min(1).max(255), VolumeChoice)
export type VolumeChoices = z.infer<typeof VolumeChoices>
