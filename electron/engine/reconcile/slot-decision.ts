import type { Cause } from '#shared/model/plan.ts'
import type { AdoptedContainer } from './adopted-container.ts'
import { adoptedDifferences } from './adopted-differences.ts'
import type { DesiredContainer, DesiredService, DesiredState } from './desired-state.ts'
import { digestChanges, fieldChanges } from './field-changes.ts'
import { imageSource } from './image-source.ts'
import { containerBefore, knownConfiguration } from './known-configuration.ts'
import type { LimitUpdate } from './limit-changes.ts'
import { decideLimits, withLimitsOf } from './limit-decision.ts'
import type { ObservedContainer, ObservedState } from './observed-state.ts'

/** What is to happen at one place of the stack. */
export interface SlotDecision {
  readonly container: DesiredContainer
  /** The container that stays; null where a new one is made. */
  readonly keep: ObservedContainer | null
  /** Why a new container is made; null where one stays. */
  readonly create: Cause | null
  /** How the container that stays gets other limits, and why; null where they are as asked. */
  readonly update: (LimitUpdate & { readonly cause: Cause }) | null
  /** Why it is started; null where it runs, or has done its work. */
  readonly start: Cause | null
  /** Others at this place: the one that is followed, and what commands left behind. They go after the commit. */
  readonly leave: ReadonlyArray<{ readonly container: ObservedContainer; readonly cause: Cause }>
}

/** What deciding needs beside the place itself. */
export interface DecisionContext {
  readonly observed: ObservedState
  /** The version that ran last, where it is known. */
  readonly previous: DesiredState | null
  /** Name on the host by name in the document. */
  readonly networkNames: ReadonlyMap<string, string>
  /** Names of networks that this plan creates: what seems attached to one is attached to a predecessor that is gone. */
  readonly newNetworks: ReadonlySet<string>
  /** What was decided for the first container of a service; null for one that comes later, or is not there. */
  readonly firstOf: (service: string) => SlotDecision | null
}

/** Decides one place: keep the best container that is as asked, or make a new one, and say why. */
export function decideSlot(
  service: DesiredService,
  container: DesiredContainer,
  context: DecisionContext,
): SlotDecision {
  const here = context.observed.containers.filter(
    (other) => other.service === container.service && other.number === container.number,
  )
  const ranked = here
    .map((candidate) => ({ candidate, difference: differenceOf(candidate, service, container, context) }))
    .sort((a, b) => rank(b, container.name) - rank(a, container.name) || b.candidate.createdAt - a.candidate.createdAt)
  const best = ranked[0]
  if (best && best.difference === null && isAlive(best.candidate))
    return keeping(service, container, { keep: best.candidate, here, previous: context.previous })
  return replacing(container, best && isAlive(best.candidate) ? best : null, here)
}

interface Ranked {
  readonly candidate: ObservedContainer
  /** Why it is not as asked; null where it is. */
  readonly difference: Cause | null
}

const isAlive = ({ state }: ObservedContainer) => state !== 'dead' && state !== 'removing'

/** As asked first, then running, then under its final name. */
const rank = ({ candidate, difference }: Ranked, name: string): number =>
  (isAlive(candidate) ? 8 : 0) +
  (difference === null ? 4 : 0) +
  (isUp(candidate) ? 2 : 0) +
  (candidate.name === name ? 1 : 0)

/** True where its processes are there, so that it has to be stopped before it can make room. */
export const isUp = ({ state }: ObservedContainer): boolean =>
  state === 'running' || state === 'restarting' || state === 'paused'

function keeping(
  service: DesiredService,
  container: DesiredContainer,
  {
    keep,
    here,
    previous,
  }: {
    readonly keep: ObservedContainer
    readonly here: readonly ObservedContainer[]
    readonly previous: DesiredState | null
  },
): SlotDecision {
  const leave = here.filter((other) => other !== keep).map((other) => ({ container: other, cause: leftOver }))
  const limits = decideLimits(keep, container, previous)
  const update = limits?.update ? { ...limits.update, cause: limits.cause } : null
  return { container, keep, create: null, update, start: startCause(service, keep), leave }
}

const leftOver: Cause = { kind: 'left-over' }

function startCause(service: DesiredService, { state, exitCode }: ObservedContainer): Cause | null {
  if (state === 'running' || state === 'restarting') return null
  if (service.runsOnce && state === 'exited' && exitCode === 0) return null
  return { kind: 'not-running', state }
}

function replacing(container: DesiredContainer, best: Ranked | null, here: readonly ObservedContainer[]): SlotDecision {
  const create = best?.difference ?? ({ kind: 'missing' } as const)
  const replaced: Cause = { kind: 'replaced', by: container.name }
  const leave = here.map((other) => ({
    container: other,
    cause: other === best?.candidate ? replaced : leftOver,
  }))
  return { container, keep: null, create, update: null, start: create, leave }
}

function differenceOf(
  candidate: ObservedContainer,
  service: DesiredService,
  container: DesiredContainer,
  context: DecisionContext,
): Cause | null {
  const { adopted } = candidate
  return (
    (adopted
      ? adoptedDifference({ ...candidate, adopted }, service, container, context)
      : configurationDifference(candidate, service, container, context.previous)) ??
    imageDifference(candidate, service, context) ??
    networkDrift(candidate, container, context) ??
    unfinished(candidate, container) ??
    (adopted ? null : volumeDrift(candidate, container)) ??
    parentDifference(candidate, service, context) ??
    hookDifference(candidate, context) ??
    limitDifference(candidate, container, context)
  )
}

/** Limits that a container which is there cannot be given. */
function limitDifference(
  candidate: ObservedContainer,
  container: DesiredContainer,
  { previous }: DecisionContext,
): Cause | null {
  const limits = decideLimits(candidate, container, previous)
  return limits === null || limits.update !== null ? null : limits.cause
}

/** What Compose made carries no hash of ours: it is compared part by part, the limits elsewhere. */
function adoptedDifference(
  candidate: ObservedContainer & { readonly adopted: AdoptedContainer },
  service: DesiredService,
  container: DesiredContainer,
  context: DecisionContext,
): Cause | null {
  const { observed, networkNames } = context
  const { hostConfig } = candidate.adopted
  const payload = { ...container.payload, HostConfig: withLimitsOf(hostConfig, container.payload.HostConfig) }
  const fields = adoptedDifferences(payload, candidate.adopted, {
    containerId: candidate.id,
    containerName: candidate.name,
    finalName: container.name,
    networkNames,
    nameOf: (id) => finalNameOf(id, context),
  })
  const image = isOtherImage(candidate.adopted, service, observed) ? ['image'] : []
  return fields.length + image.length === 0
    ? null
    : { kind: 'configuration-changed', fields: [...fields, ...image].sort() }
}

/** The name that a container of the stack has once the plan is done; undefined for one that is not the stack's. */
function finalNameOf(id: string, { observed, firstOf }: DecisionContext): string | undefined {
  const found = observed.containers.find((other) => other.id === id)
  const decided = found && firstOf(found.service)
  return decided?.keep?.id === id ? decided.container.name : found?.name
}

/** Another name for the image that it runs is no other image. */
const isOtherImage = (adopted: AdoptedContainer, service: DesiredService, observed: ObservedState): boolean =>
  !isSameReference(adopted.image, service.definition.image) &&
  imageSource(service, observed, '').imageId !== adopted.imageId

function configurationDifference(
  candidate: ObservedContainer,
  service: DesiredService,
  container: DesiredContainer,
  previous: DesiredState | null,
): Cause | null {
  const { hash } = knownConfiguration(candidate, container, previous)
  if (hash === container.configHash) return null
  const before = previous?.services.find(({ name }) => name === service.name)
  const known = before !== undefined && hash !== null && hash === containerBefore(container, previous)?.configHash
  if (!known) return { kind: 'configuration-changed', fields: [] }
  const fields = [
    ...fieldChanges(before.definition, service.definition),
    ...digestChanges(before.fileDigests, service.fileDigests),
  ]
  return { kind: 'configuration-changed', fields }
}

/**
 * A tag that names no image on the host is no reason: what runs was made from the image it named then. Nor is a tag that
 * moved since Compose made the container: taking it over updates nothing, and the version is then pinned to what runs.
 */
function imageDifference(
  { imageId: from, adopted }: ObservedContainer,
  service: DesiredService,
  { observed, previous }: DecisionContext,
): Cause | null {
  if (adopted && previous === null && isSameReference(adopted.image, service.definition.image)) return null
  const { revision: to } = imageSource(service, observed, '')
  if (to === null || to === from || service.pinned?.imageId === from) return null
  return { kind: 'image-changed', from, to }
}

/** Files follow the creation: one that never ran may have been left without them by a process that died in between. */
function unfinished({ state, adopted }: ObservedContainer, { payload }: DesiredContainer): Cause | null {
  const isUnsure = state === 'created' && !adopted && (payload.files ?? []).length > 0
  return isUnsure ? { kind: 'drifted', detail: 'made and never started, its files may be missing' } : null
}

/** `nginx` is `docker.io/library/nginx:latest`. */
const isSameReference = (a: string, b: string): boolean => fullReference(a) === fullReference(b)

function fullReference(reference: string): string {
  const short = reference.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '')
  return /[:@]/.test(short.slice(short.lastIndexOf('/') + 1)) ? short : `${short}:latest`
}

function networkDrift(
  candidate: ObservedContainer,
  container: DesiredContainer,
  { networkNames, newNetworks }: DecisionContext,
): Cause | null {
  const lost = container.payload.networks
    .map(({ name }) => networkNames.get(name) ?? name)
    .find((name) => !candidate.networks.includes(name) || newNetworks.has(name))
  return lost === undefined ? null : { kind: 'drifted', detail: `not attached to network ${lost}` }
}

function volumeDrift(candidate: ObservedContainer, container: DesiredContainer): Cause | null {
  const mounted = new Set(candidate.mounts.map(({ name }) => name))
  const lost = container.volumes.find((name) => !mounted.has(name))
  return lost === undefined ? null : { kind: 'drifted', detail: `volume ${lost} is not mounted` }
}

/** Sharing a namespace or mounts ends with the container that they are of. */
function parentDifference(
  candidate: ObservedContainer,
  service: DesiredService,
  { firstOf }: DecisionContext,
): Cause | null {
  const parents = service.sharesWith.flatMap((name) => firstOf(name) ?? [])
  const replaced = parents.find(({ keep }) => keep === null)
  if (replaced) return { kind: 'drifted', detail: `shares with ${replaced.container.service}, which is replaced` }
  // A container from before ids were kept has none; it found its parent by name.
  if (candidate.sharesWith.length === 0) return null
  const lost = parents.find(({ keep }) => keep !== null && !candidate.sharesWith.includes(keep.id))
  return lost ? { kind: 'drifted', detail: `shares with a container of ${lost.container.service} that is gone` } : null
}

/**
 * A command that a crash ended may have started this container and not have run its `post_start` to the end. Only a
 * fresh container is known to get it once. Containers of versions up to the current one were waited for.
 */
function hookDifference({ hooks, version, state }: ObservedContainer, { previous }: DecisionContext): Cause | null {
  if (!hooks || hooks.postStart.length === 0 || state === 'created') return null
  const isCommitted = previous !== null && version !== null && version <= previous.version
  return isCommitted ? null : { kind: 'drifted', detail: 'its post_start may not have run' }
}
