import type { PlannedWork } from '../planned-work.ts'
import { checkAddressRanges } from './check-address-ranges.ts'
import { checkArchitecture, createdImages } from './check-architecture.ts'
import { bindSources, checkBindSources } from './check-bind-sources.ts'
import { checkDisk } from './check-disk.ts'
import { checkPorts, startedPorts } from './check-ports.ts'
import { checkResources } from './check-resources.ts'
import type { SurveyRequest } from './host-survey.ts'
import type { Findings, PreflightInput } from './preflight-input.ts'

/**
 * What to look at on the host before this plan runs; null where it makes and starts nothing, so that a plan with nothing
 * to do costs no further call.
 */
export function surveyRequestOf(input: Omit<PreflightInput, 'survey'>): SurveyRequest | null {
  const { operations } = input.work.plan
  const touches = new Set(operations.map(({ kind }) => kind))
  const isAsked = (['pull-image', 'create-network', 'create-container', 'start-container'] as const).some((kind) =>
    touches.has(kind),
  )
  if (!isAsked) return null
  return {
    imageIds: [...new Set(createdImages(input).values())],
    paths: [...new Set(bindSources(input).map(({ path }) => path))],
    ports: [...new Set(startedPorts(input).map(({ port }) => port))],
  }
}

const checks: ReadonlyArray<(input: PreflightInput) => Findings> = [
  checkPorts,
  checkAddressRanges,
  checkDisk,
  checkResources,
  checkArchitecture,
  checkBindSources,
]

/**
 * The plan with what the host has to say to it before anything stops: what cannot work blocks it, what may go wrong is a
 * warning, and what cannot be seen from here is named. Pure; changes no operation.
 */
export function preflight(input: PreflightInput): PlannedWork {
  const { work } = input
  const found = checks.map((check) => check(input))
  const plan = {
    ...work.plan,
    conflicts: [...work.plan.conflicts, ...found.flatMap(({ conflicts = [] }) => conflicts)],
    warnings: [...work.plan.warnings, ...found.flatMap(({ warnings = [] }) => warnings)],
    unchecked: [...work.plan.unchecked, ...found.flatMap(({ unchecked = [] }) => unchecked)],
  }
  return { ...work, plan }
}
