import type { PinnedImage } from '#shared/model/image.ts'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import type { RegistryDigest } from './registry-digests.ts'

/** What a service asks for, what its version ran with, and what is known of both. */
export interface ServiceImage {
  readonly service: string
  readonly image: string
  readonly pinned: PinnedImage | null
  /** Every digest that the host has for the image that ran: `nginx@sha256:...`. */
  readonly localDigests: readonly string[]
}

/** True where a registry can be asked: the document names a tag, and the image came from a registry. */
export const isAsked = ({ image, pinned }: Pick<ServiceImage, 'image' | 'pinned'>): boolean =>
  !image.includes('@') && pinned?.repoDigest !== null && pinned !== null

/** How the image of a service stands against the last answer of its registry, which is null where none was given. */
export function imageUpdate(service: ServiceImage, answer: RegistryDigest | null): ImageUpdate {
  const { image, pinned, localDigests } = service
  const runs = digestOf(pinned?.repoDigest ?? null)
  const told = {
    service: service.service,
    image,
    runs,
    offered: answer?.digest ?? null,
    problem: answer?.problem ?? null,
    observedAt: answer === null ? null : new Date(answer.observedAt).toISOString(),
  }
  if (image.includes('@')) return { ...told, state: 'fixed' }
  if (pinned !== null && runs === null) return { ...told, state: 'local' }
  if (pinned === null || told.offered === null) return { ...told, state: 'unknown' }
  const has = [runs, ...localDigests.map(digestOf)].includes(told.offered)
  return { ...told, state: has ? 'current' : 'behind' }
}

const digestOf = (reference: string | null): string | null => reference?.split('@')[1] ?? null
