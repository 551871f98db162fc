import { shortImageId } from '#shared/format/plan-text.ts'
import type { Plan } from '#shared/model/plan.ts'
import { imageSource } from './image-source.ts'
import type { ReconcileInput } from './reconcile-input.ts'
import type { SlotDecision } from './slot-decision.ts'

/**
 * Services whose new containers run another image than before. Names say it where they differ; where the same tag names
 * another image, both get the first digits of the image's id.
 */
export function imageChanges(input: ReconcileInput, decisions: readonly SlotDecision[]): Plan['images'] {
  return input.desired.services.flatMap((service) => {
    const own = decisions.filter(({ container, create }) => create !== null && container.service === service.name)
    if (own.length === 0) return []
    const before = input.previous?.services.find(({ name }) => name === service.name)?.definition.image ?? null
    const fromId = own.map(replacedImage).find((id) => id !== null) ?? null
    const { revision: toId } = imageSource(service, input.observed, input.hostName)
    const change = { service: service.name, from: before, to: service.definition.image, fromId, toId }
    if (change.from !== change.to) return [change]
    if (fromId === null || toId === null || fromId === toId) return []
    return [{ ...change, from: `${before} (${shortImageId(fromId)})`, to: `${change.to} (${shortImageId(toId)})` }]
  })
}

const replacedImage = ({ leave }: SlotDecision): string | null =>
  leave.find(({ cause }) => cause.kind === 'replaced')?.container.imageId ?? null
