import { parseGoDuration } from '#shared/format/go-duration.ts'
import type { ComposeService } from '#shared/model/compose-project.ts'
import type { PlanConflict } from '#shared/model/plan.ts'

/** When an image is asked of its registry (compose-spec, pull_policy). */
type PullPolicy =
  | { readonly kind: 'missing' | 'never' | 'build' }
  /** Asked where what is on the host got its name this long ago, in milliseconds; 0 is always. */
  | { readonly kind: 'refresh'; readonly olderThanMs: number }

const dayMs = 86_400_000

/** The policy of a service; `missing` where it gives none. */
export function pullPolicyOf({ pull_policy: policy = 'missing' }: Pick<ComposeService, 'pull_policy'>): PullPolicy {
  if (policy === 'never' || policy === 'build') return { kind: policy }
  if (policy === 'always') return { kind: 'refresh', olderThanMs: 0 }
  if (policy === 'daily') return { kind: 'refresh', olderThanMs: dayMs }
  if (policy === 'weekly') return { kind: 'refresh', olderThanMs: 7 * dayMs }
  if (policy.startsWith('every_'))
    return { kind: 'refresh', olderThanMs: parseGoDuration(policy.slice('every_'.length)) ?? 0 }
  return { kind: 'missing' }
}

/** An image that the registry is to be asked about, unless the one on the host got its name less than so long ago. */
export interface RegistryQuestion {
  readonly image: string
  /** Milliseconds. */
  readonly olderThanMs: number
}

/** What a registry has under a name: `repository@sha256:...`, or why it could not be asked. */
export type RegistryAnswer = { readonly repoDigest: string } | { readonly failure: PlanConflict }
