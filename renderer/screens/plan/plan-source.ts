import { updateMessage } from '#shared/format/update-message.ts'
import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import type { StackDocument } from '#shared/model/document.ts'
import type { PlanPreview } from '#shared/model/plan.ts'
import type { VolumeChoices } from '#shared/model/volume-choice.ts'
import type { Api } from '../../api/client.ts'
import { topics } from '../../api/queries.ts'
import type { KeptDraft } from './draft-of.ts'
import type { PlanRequest } from './plan-request.ts'

/** Where a plan comes from, whole: what to ask the engine for, and what to enqueue when it is approved. */
export type PlanSource =
  | { readonly kind: 'version'; readonly stack: string; readonly version: number }
  | { readonly kind: 'draft'; readonly stack: string; readonly kept: KeptDraft }
  /** The document that runs, with the images that its tags name in their registries now. */
  | { readonly kind: 'update'; readonly stack: string }
  | { readonly kind: 'removal'; readonly stack: string; readonly volumes: boolean }
  | { readonly kind: 'import'; readonly stack: string; readonly host: string; readonly document: StackDocument }

/** What a plan is asked from directly; an import has a document first. */
type PlannedSource = Exclude<PlanSource, { kind: 'import' }>

/** The source a request names; null where it asks for a draft and there is none. */
export const planSource = (
  stack: string,
  request: Exclude<PlanRequest, { kind: 'import' }>,
  kept: KeptDraft | null,
): PlannedSource | null => {
  switch (request.kind) {
    case 'version':
      return { kind: 'version', stack, version: request.version }
    case 'removal':
      return { kind: 'removal', stack, volumes: request.volumes }
    case 'update':
      return { kind: 'update', stack }
    case 'draft':
      return kept && { kind: 'draft', stack, kept }
  }
}

/** The document of the version that runs, and its number. */
const runningDocument = async (api: Api, stack: string, signal?: AbortSignal) => {
  const options = signal ? { signal } : {}
  const { currentVersion, latestVersion } = await api.stacks.get({ stack }, options)
  const number = currentVersion ?? latestVersion ?? 1
  return { number, document: (await api.versions.get({ stack, number }, options)).document }
}

const preview = async (
  api: Api,
  { source, volumeChoices }: { readonly source: PlannedSource; readonly volumeChoices: VolumeChoices },
  signal: AbortSignal,
): Promise<PlanPreview> => {
  switch (source.kind) {
    case 'version':
      return api.plans.previewVersion({ stack: source.stack, version: source.version, volumeChoices }, { signal })
    case 'removal':
      return api.plans.previewRemoval({ stack: source.stack, volumes: source.volumes }, { signal })
    case 'update': {
      const { document } = await runningDocument(api, source.stack, signal)
      return api.plans.previewDocument({ stackName: source.stack, document, pull: true, volumeChoices }, { signal })
    }
    case 'draft': {
      const { stackName, host, document } = source.kept.draft
      const where = host === undefined ? {} : { host }
      return api.plans.previewDocument({ stackName, document, volumeChoices, ...where }, { signal })
    }
  }
}

/** The plan of a source: made anew every time it is looked at, and never replaced while it is. */
export const planQuery = (api: Api, source: PlannedSource, volumeChoices: VolumeChoices) => ({
  queryKey: [topics.plans, source, volumeChoices],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => preview(api, { source, volumeChoices }, signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})

interface ImportRequest {
  readonly project: string
  readonly host: string
  readonly given: StackDocument | null
  readonly volumeChoices: VolumeChoices
}

/** What importing a Compose project would do: made anew every time it is looked at, as a plan is. */
export const importQuery = (api: Api, { project, host, given, volumeChoices }: ImportRequest) => ({
  queryKey: [topics.plans, 'import', project, host, given, volumeChoices],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.imports.preview({ project, host, volumeChoices, ...(given && { document: given }) }, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})

/** What an approval needs beside the plan that was shown. */
interface ApprovalContext {
  readonly currentVersion: number | null
  /** What was chosen for volumes when the plan was made. */
  readonly volumeChoices: VolumeChoices
}

/**
 * Enqueues exactly the plan that was shown. Approving the same preview twice, or once more after the answer was lost,
 * gives the same command. `currentVersion` decides whether a stored version is applied or gone back to.
 */
export const approve = async (
  api: Api,
  source: PlanSource,
  shown: PlanPreview,
  { currentVersion, volumeChoices }: ApprovalContext,
): Promise<Command | null> => {
  const approval = { approvedPlan: shown.hash, idempotencyKey: `${shown.hash}@${shown.madeAt}` }
  const { stack } = source
  switch (source.kind) {
    case 'version': {
      const { version } = source
      if (isRollback(version, currentVersion))
        return (await api.commands.rollback({ stack, to: version, volumeChoices, ...approval })).command
      return (await api.commands.applyVersion({ stack, number: version, volumeChoices, ...approval })).command
    }
    case 'removal': {
      const confirm = source.volumes ? { confirm: shown.plan.stackName } : {}
      return (await api.commands.remove({ stack, volumes: source.volumes, ...confirm, ...approval })).command
    }
    case 'import': {
      const { host, document } = source
      const message = t('Imported from the Compose project {{stack}}', { stack })
      return (await api.imports.run({ project: stack, host, document, message, volumeChoices, ...approval })).command
    }
    case 'update': {
      const { number, document } = await runningDocument(api, stack)
      const asked = { stackName: stack, document, message: updateMessage(number), pull: true, volumeChoices }
      return (await api.commands.applyDocument({ ...asked, ...approval })).command
    }
    case 'draft': {
      const { stackName, host, document, message } = source.kept.draft
      const where = host === undefined ? {} : { host }
      return (await api.commands.applyDocument({ stackName, document, message, volumeChoices, ...where, ...approval }))
        .command
    }
  }
}

/** Applying an earlier version than the one that runs is going back to it. */
export const isRollback = (version: number, currentVersion: number | null): boolean =>
  currentVersion !== null && version < currentVersion
