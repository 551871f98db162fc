import { canonicalJson } from '#shared/format/canonical-json.ts'
import type { ContainerLimits } from './container-limits.ts'
import type { ObservedContainer } from './observed-state.ts'

/**
 * What a container was given after its creation. Its labels go on saying what it was created with, so that this is kept
 * in the database, by the container's id.
 */
export interface LimitRecord {
  readonly containerId: string
  /** Of what cannot be changed, with the algorithm that it was computed by. */
  readonly configHash: string
  readonly hashAlgorithm: string
  readonly asked: ContainerLimits
  /**
   * What the Engine said afterwards, which is not always what was asked: a kernel may not know a limit. null from before
   * the update until then: what the container has is not known.
   */
  readonly found: ContainerLimits | null
}

/** A container with what is known of its limits since its creation; `now` is what the Engine says. */
export function withRecordedLimits(
  container: ObservedContainer,
  record: LimitRecord,
  now: ContainerLimits,
): ObservedContainer {
  const { configHash, hashAlgorithm, asked, found } = record
  const known = { ...container, configHash, hashAlgorithm, engineLimits: now }
  if (found === null) return { ...known, limits: now, limitsAre: 'unsettled' }
  if (canonicalJson(found) === canonicalJson(now)) return { ...known, limits: asked }
  return { ...known, limits: now, limitsAre: 'drifted' }
}
