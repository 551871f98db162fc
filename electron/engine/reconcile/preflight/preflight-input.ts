import type { PlanConflict, PlanWarning } from '#shared/model/plan.ts'
import type { DesiredState } from '../desired-state.ts'
import type { ObservedState } from '../observed-state.ts'
import type { PlannedWork } from '../planned-work.ts'
import type { HostSurvey } from './host-survey.ts'

/** What the checks before a run are made from. */
export interface PreflightInput {
  readonly work: PlannedWork
  /** The version whose services the plan makes or starts. */
  readonly state: DesiredState
  readonly observed: ObservedState
  readonly survey: HostSurvey
}

/** What a check found. `unchecked` says what it could not look at, as `whether ...`. */
export interface Findings {
  readonly conflicts?: readonly PlanConflict[]
  readonly warnings?: readonly PlanWarning[]
  readonly unchecked?: readonly string[]
}
