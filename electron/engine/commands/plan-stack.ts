import { AppError, isAppError } from '#shared/contract/app-error.ts'
import { countChanges, formatPlan } from '#shared/format/plan-text.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { StackId } from '#shared/model/ids.ts'
import type { VersionImages } from '#shared/model/image.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { Timestamp } from '#shared/model/time.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import { loadDocument } from '../compose/load-document.ts'
import { type DesiredState, desiredState } from '../reconcile/desired-state.ts'
import { pathOfFile } from '../reconcile/file-differences.ts'
import type { HostDriver } from '../reconcile/host-driver.ts'
import { imageNames, registryQuestions } from '../reconcile/image-source.ts'
import type { MadeVolumeChoice } from '../reconcile/made-volume-choice.ts'
import type { ObservedState } from '../reconcile/observed-state.ts'
import { planGiveBack } from '../reconcile/plan-give-back.ts'
import { planHash } from '../reconcile/plan-hash.ts'
import { planRemoval } from '../reconcile/plan-removal.ts'
import { planRestart, planStart } from '../reconcile/plan-start.ts'
import { planStop } from '../reconcile/plan-stop.ts'
import type { PlannedWork } from '../reconcile/planned-work.ts'
import { preflight, surveyRequestOf } from '../reconcile/preflight/preflight.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import type { ReconcileInput } from '../reconcile/reconcile-input.ts'
import type { LimitRecord } from '../reconcile/recorded-limits.ts'
import type { StackOnHost } from '../reconcile/stack-on-host.ts'
import type { StackOwner } from '../reconcile/stack-owner.ts'
import { sealedSecretsOf, secretsOf } from './redactor.ts'

/** A version as far as planning needs it. It need not be stored yet. */
export interface VersionToPlan {
  readonly version: number
  readonly document: StackDocument
  /** What it ran with before; none where it never did. */
  readonly images: VersionImages
  /** What tags were found to name in their registries, by service, where that was asked: `repository@sha256:...`. */
  readonly resolved?: ReadonlyMap<string, string>
}

/** What a plan can be for. Preview and run make it with the same function from the same intent. */
export type PlanIntent =
  | ({ readonly kind: 'apply'; readonly volumeChoices?: VolumeChoices } & VersionToPlan)
  /** The way back from a first version that did not come to be on a project that was taken over. */
  | ({ readonly kind: 'give-back' } & VersionToPlan)
  | { readonly kind: 'remove'; readonly volumes: boolean }
  | { readonly kind: 'start' | 'stop' | 'restart'; readonly service: string | null }

/** The stack as far as planning needs it. `id` may be any for a stack that is not stored yet. */
export interface StackToPlan {
  readonly id: StackId
  readonly name: string
  /** The version that is current; null before the first apply. */
  readonly current: VersionToPlan | null
  /** Names of the anonymous volumes that its containers ever mounted. */
  readonly anonymousVolumes: readonly string[]
  /** What was chosen for volumes that are not what a document asked. */
  readonly volumeChoices?: readonly MadeVolumeChoice[]
  /** What its containers were given after their creation. */
  readonly limits?: readonly LimitRecord[]
  /** The Compose project that it took over; null or absent where it made everything itself. */
  readonly adoptedProject?: string | null
}

/** A plan, and what it was made from. */
export interface PreparedPlan {
  readonly work: PlannedWork
  /** Of the version that it ends in; null for plans that end in none. */
  readonly desired: DesiredState | null
  readonly observed: ObservedState
  readonly hash: string
  /** Values that nothing written about this plan may show. */
  readonly secrets: readonly string[]
}

/** The host to plan for. */
export interface PlanningHost {
  readonly driver: HostDriver
  readonly signal: AbortSignal
  /** False leaves out the checks before a run: a way back is tried whatever they would say. */
  readonly preflight?: false
}

/**
 * Reads the host and plans. Makes only reading calls. @throws AppError DOCUMENT_INVALID, SERVICE_NOT_FOUND,
 * STACK_NOT_APPLIED where something is to be started that no version describes, and the driver's errors
 */
export async function planStack(stack: StackToPlan, intent: PlanIntent, host: PlanningHost): Promise<PreparedPlan> {
  const { driver, signal } = host
  const current = currentState(stack)
  checkIntent(stack, intent, current)
  const desired = intent.kind === 'apply' ? desiredOf(stack, intent, current) : null
  const services = desired?.services ?? []
  const asked = { images: imageNames(services), registry: registryQuestions(services), files: filePaths(services) }
  const observed = await driver.observe({ ...ownerOf(stack), ...asked, limits: stack.limits ?? [] }, signal)
  const { id: stackId, name: stackName, anonymousVolumes } = stack
  const onHost = { stackId, stackName, hostName: driver.hostName, observed, current, anonymousVolumes }
  const planned =
    intent.kind === 'give-back'
      ? planGiveBack(onHost, stateOf(stack, intent))
      : workOf(intent, desired, { ...onHost, volumeChoices: choicesOf(stack, intent) })
  const work = await checked(planned, { state: desired ?? current, observed }, host)
  const secrets = [
    ...[current, desired].flatMap((state) => (state ? secretsOf(state) : [])),
    ...[stack.current, 'document' in intent ? intent : null].flatMap((version) =>
      version ? sealedSecretsOf(version.document) : [],
    ),
  ]
  return { work, desired, observed, hash: planHash(work), secrets }
}

const choicesOf = ({ volumeChoices: made = [] }: StackToPlan, intent: PlanIntent): VolumeChoiceInput => ({
  asked: (intent.kind === 'apply' && intent.volumeChoices) || {},
  made,
})

type VolumeChoiceInput = NonNullable<ReconcileInput['volumeChoices']>

/** The plan with what the host has to say to it; as it is where it makes and starts nothing. */
async function checked(
  work: PlannedWork,
  { state, observed }: { readonly state: DesiredState | null; readonly observed: ObservedState },
  { driver, signal, preflight: isAsked }: PlanningHost,
): Promise<PlannedWork> {
  if (state === null || isAsked === false) return work
  const request = surveyRequestOf({ work, state, observed })
  if (request === null) return work
  return preflight({ work, state, observed, survey: await driver.survey(request, signal) })
}

/** Where the containers of each service are to have copied files. */
const filePaths = (services: DesiredState['services']): ReadonlyMap<string, readonly string[]> =>
  new Map(
    services.map(({ name, containers }) => [
      name,
      containers.flatMap(({ payload }) => (payload.files ?? []).map(pathOfFile)),
    ]),
  )

/** What says on a host that something is the stack's. */
export const ownerOf = ({ id, adoptedProject }: Pick<StackToPlan, 'id' | 'adoptedProject'>): StackOwner => ({
  stackId: id,
  adoptedProject,
})

/** A prepared plan as a person sees it. */
export const toPreview = ({ work: { plan }, hash }: PreparedPlan, madeAt: Timestamp): PlanPreview => ({
  plan,
  hash,
  text: formatPlan(plan),
  madeAt,
  changes: countChanges(plan),
})

/** The desired state of a version of a stack. @throws AppError DOCUMENT_INVALID */
export function stateOf(
  stack: Pick<StackToPlan, 'id' | 'name'>,
  { version, document, images, resolved }: VersionToPlan,
): DesiredState {
  const { project, files } = loadDocument({ name: stack.name, document })
  return desiredState(project, { stackId: stack.id, stackName: stack.name, version }, images, files, resolved)
}

/** A current version that cannot be read any more must not keep a new one from being applied. */
function currentState(stack: StackToPlan): DesiredState | null {
  if (stack.current === null) return null
  try {
    return stateOf(stack, stack.current)
  } catch (error) {
    if (isAppError(error, 'DOCUMENT_INVALID')) return null
    throw error
  }
}

/** Where a version asks for exactly what the current one does, reading it again would say nothing new. */
function desiredOf(stack: StackToPlan, asked: VersionToPlan, current: DesiredState | null): DesiredState {
  const { current: now } = stack
  if (!current || now?.version !== asked.version || (asked.resolved?.size ?? 0) > 0) return stateOf(stack, asked)
  return textOf(now) === textOf(asked) ? current : stateOf(stack, asked)
}

const textOf = ({ document, images }: VersionToPlan): string => JSON.stringify([document, [...images]])

function checkIntent(stack: StackToPlan, intent: PlanIntent, current: DesiredState | null): void {
  if (intent.kind === 'apply' || intent.kind === 'give-back' || intent.kind === 'remove') return
  if (!current) throw new AppError('STACK_NOT_APPLIED', { stack: stack.name })
  const { service } = intent
  if (service !== null && !current.services.some(({ name }) => name === service))
    throw new AppError('SERVICE_NOT_FOUND', { stack: stack.name, service })
}

function workOf(
  intent: Exclude<PlanIntent, { kind: 'give-back' }>,
  desired: DesiredState | null,
  stack: StackOnHost & { readonly volumeChoices: VolumeChoiceInput },
): PlannedWork {
  if (desired) return reconcile({ ...stack, desired, previous: stack.current })
  switch (intent.kind) {
    case 'remove':
      return planRemoval(stack, intent)
    case 'start':
      return planStart(stack, intent.service)
    case 'stop':
      return planStop(stack, intent.service)
    case 'restart':
      return planRestart(stack, intent.service)
    case 'apply':
      throw new Error('An apply is planned from its desired state')
  }
}
