import type { ComposeProject, ComposeService } from '#shared/model/compose-project.ts'

/** What a rule says of one place in a service. */
export interface LintFinding {
  /** Keys below the service. */
  readonly path: readonly string[]
  readonly message: string
  /** What to write instead. */
  readonly fix: string
}

/** A rule about what is legal but unwise. `explanation` says why, for every place it finds. */
export interface LintRule {
  readonly id: string
  readonly explanation: string
  readonly check: (name: string, service: ComposeService, project: ComposeProject) => readonly LintFinding[]
}
