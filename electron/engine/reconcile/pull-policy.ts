import type { ComposeService } from '#shared/model/compose-project.ts'
import type { PlanConflict } from '#shared/model/plan.ts'

/** When an image is pulled (compose-spec, pull_policy); `always` asks the registry while planning. */
type PullPolicy = 'missing' | 'never' | 'build' | 'always'

/** The policy of a service; `missing` where it gives none. */
export const pullPolicyOf = ({ pull_policy: policy }: Pick<ComposeService, 'pull_policy'>): PullPolicy =>
  policy === 'never' || policy === 'build' || policy === 'always' ? policy : 'missing'

/** What a registry has under a name: `repository@sha256:...`, or why it could not be asked. */
export type RegistryAnswer = { readonly repoDigest: string } | { readonly failure: PlanConflict }
