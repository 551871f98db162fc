import type { Cause } from '#shared/model/plan.ts'
import { type ContainerLimits, limitsOf, withoutLimits } from './container-limits.ts'
import type { DesiredContainer, DesiredState } from './desired-state.ts'
import { hostConfigDifferences } from './host-config-differences.ts'
import type { ContainerPayload } from './host-driver.ts'
import { knownConfiguration } from './known-configuration.ts'
import { canChangeInPlace, type LimitUpdate, limitChanges, limitValues } from './limit-changes.ts'
import type { ObservedContainer } from './observed-state.ts'

/** What becomes of the limits of a container that is otherwise as asked. */
interface LimitDecision {
  readonly cause: Extract<Cause, { kind: 'limits-changed' }>
  /** null where only a new container can have them. */
  readonly update: LimitUpdate | null
}

/** Compares the limits of a container with those asked for; null where they are the same, or where it is not known what it is. */
export function decideLimits(
  candidate: ObservedContainer,
  container: DesiredContainer,
  previous: DesiredState | null,
): LimitDecision | null {
  if (candidate.state === 'dead' || candidate.state === 'removing') return null
  const before = limitsBefore(candidate, container, previous)
  const changes = limitChanges(before, container.limits)
  if (changes.length === 0) return null
  const inPlace = !candidate.limitsAreFixed && canChangeInPlace(before, container.limits, candidate.engineLimits)
  return {
    cause: { kind: 'limits-changed', changes: [...changes], found: candidate.limitsAre ?? 'asked', inPlace },
    update: inPlace ? updateOf(candidate, container, before) : null,
  }
}

const updateOf = (candidate: ObservedContainer, container: DesiredContainer, before: ContainerLimits): LimitUpdate => ({
  containerId: candidate.id,
  forward: limitValues(before, container.limits),
  back: limitValues(container.limits, before),
  before,
  asked: container.limits,
  configHash: candidate.adopted ? null : container.configHash,
})

function limitsBefore(candidate: ObservedContainer, container: DesiredContainer, previous: DesiredState | null) {
  const { adopted } = candidate
  if (!adopted) return knownConfiguration(candidate, container, previous).limits
  // What the Engine writes of itself where nothing was asked is no difference.
  const wanted = withLimitsOf(adopted.hostConfig, container.payload.HostConfig)
  const all = hostConfigDifferences(container.payload.HostConfig, adopted.hostConfig)
  const isSame = all.length === hostConfigDifferences(wanted, adopted.hostConfig).length
  return isSame ? container.limits : limitsOf(adopted.hostConfig)
}

/** A host configuration with the limits of another one. */
export const withLimitsOf = (
  other: ContainerPayload['HostConfig'],
  hostConfig: ContainerPayload['HostConfig'],
): ContainerPayload['HostConfig'] => ({ ...withoutLimits(hostConfig), ...limitsOf(other) })
