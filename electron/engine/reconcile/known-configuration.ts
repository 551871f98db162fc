import { type ConfigHashes, hashAlgorithm } from './config-hash.ts'
import type { ContainerLimits } from './container-limits.ts'
import type { DesiredContainer, DesiredState } from './desired-state.ts'
import type { ObservedContainer } from './observed-state.ts'

/** What a container was made from, as far as labels, the database and versions say. */
interface KnownConfiguration {
  /** By the present algorithm; null where it is not known. */
  readonly hash: string | null
  readonly limits: ContainerLimits
}

/**
 * What an observed container was made from. A hash of an earlier algorithm is compared by that algorithm with what is
 * wanted and with what ran before. One of an algorithm that is not known says nothing: such a container, where it is no
 * younger than the version that ran last, is taken to be what that version asked for, so that a new algorithm alone
 * recreates nothing.
 */
export function knownConfiguration(
  candidate: ObservedContainer,
  wanted: DesiredContainer,
  previous: DesiredState | null,
): KnownConfiguration {
  const { configHash, limits = {} } = candidate
  if (candidate.hashAlgorithm === hashAlgorithm) return { hash: configHash, limits }
  const before = containerBefore(wanted, previous)
  const maker =
    [wanted, before].find((made) => made && isMadeFrom(candidate, made)) ?? asRanLast(candidate, before, previous)
  return maker ? { hash: maker.configHash, limits: maker.limits } : { hash: null, limits }
}

/** The container at the same place of the version that ran last. */
export const containerBefore = (wanted: DesiredContainer, previous: DesiredState | null): DesiredContainer | null =>
  previous?.services
    .find(({ name }) => name === wanted.service)
    ?.containers.find(({ number }) => number === wanted.number) ?? null

/** True where the hash of a container, by its own algorithm, is the one of what it is held against. */
export const isMadeFrom = (
  { hashAlgorithm: algorithm, configHash }: ObservedContainer,
  made: DesiredContainer,
): boolean => isKnown(algorithm, made.hashes) && made.hashes[algorithm] === configHash

const isKnown = (algorithm: string | null, hashes: ConfigHashes): algorithm is keyof ConfigHashes =>
  algorithm !== null && Object.hasOwn(hashes, algorithm)

function asRanLast(
  { hashAlgorithm: algorithm, version }: ObservedContainer,
  before: DesiredContainer | null,
  previous: DesiredState | null,
): DesiredContainer | null {
  if (before === null || previous === null || isKnown(algorithm, before.hashes)) return null
  return version !== null && version <= previous.version ? before : null
}
