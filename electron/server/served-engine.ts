import type { AnyRouter, Context } from '@orpc/server'
import type { Actor } from '#engine/access/authorize.ts'

/** What a transport needs of an engine to serve it. The engine has it; a test may give its own. */
export interface ServedEngine {
  /** Implements the whole contract. */
  readonly router: AnyRouter
  /** What every call carries: who asks. */
  context(actor: Actor): Context
  readonly info: { readonly version: string }
}
