import { errorClassOf } from '#shared/contract/error-class.ts'
import { CommandKind } from '#shared/model/command.ts'
import { KindRetries, type RetryPolicy } from '#shared/model/retry-policy.ts'
import type { Settlement } from './command-context.ts'

/** How far a command has come when an attempt of it ends. */
export interface AttemptEnd {
  readonly settlement: Settlement
  /** From 1. */
  readonly attempt: number
  /** Tries that the row allows, crashes included. */
  readonly maxAttempts: number
  readonly cancelRequested: boolean
}

/** Its kind's part of the policy, and what holds for all. */
export interface KindPolicy extends Pick<RetryPolicy, 'attempts' | 'firstDelaySeconds'> {
  readonly retries: KindRetries
}

/** A bug is tried once more: what it met may have been odd only then. */
const triesOfUnknown = 2

/**
 * After how many milliseconds an ended attempt is tried again; null where the command ends. `random` from 0 up to 1. What
 * a person cancelled, and what an error of the permanent class stopped, is never tried again.
 */
export function retryDelayMs(end: AttemptEnd, policy: KindPolicy, random: number): number | null {
  const { settlement, attempt, maxAttempts, cancelRequested } = end
  if (settlement.status !== 'FAILED' || settlement.error === null || cancelRequested) return null
  const tries = Math.min(triesFor(errorClassOf(settlement.error.code), policy), maxAttempts)
  if (attempt >= tries) return null
  const delay = policy.firstDelaySeconds * 1000 * 4 ** (attempt - 1)
  return Math.round(delay * (0.5 + random))
}

function triesFor(errorClass: ReturnType<typeof errorClassOf>, { attempts, retries }: KindPolicy): number {
  switch (errorClass) {
    case 'TRANSIENT':
      return retries.transient === 'RETRY' ? attempts : 1
    case 'UNKNOWN':
      return retries.unknown === 'RETRY' ? Math.min(triesOfUnknown, attempts) : 1
    case 'PERMANENT':
      return 1
  }
}

/** The part of a policy that holds for a kind. One that a newer version stored has the defaults. */
export function kindPolicy(policy: RetryPolicy, kind: string): KindPolicy {
  const { attempts, firstDelaySeconds, kinds } = policy
  const known = CommandKind.safeParse(kind)
  return { attempts, firstDelaySeconds, retries: KindRetries.parse((known.success && kinds[known.data]) || {}) }
}
