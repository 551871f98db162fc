import { oc } from '@orpc/contract'
import { type ErrorCode, ErrorPayload, errorTable } from './errors.ts'

/** What a caller must be allowed. `authorize()` in the engine holds the table of who is. */
export type Permission =
  | 'system.read'
  | 'settings.write'
  | 'host.read'
  | 'host.manage'
  | 'registry.read'
  | 'registry.manage'
  | 'stack.read'
  | 'stack.plan'
  | 'stack.apply'
  | 'stack.operate'
  | 'stack.remove'
  | 'command.read'
  | 'command.cancel'
  | 'queue.control'
  | 'container.exec'

/** What a procedure declares beside its shapes. Starting the engine fails where one declares no permission. */
export interface ProcedureMeta {
  readonly permission?: Permission
}

const codes = Object.keys(errorTable) as ErrorCode[]

/** Named, so that the declaration of every procedure need not repeat the table. */
export interface EveryError extends Record<ErrorCode, { status: number; data: typeof ErrorPayload }> {}

/** The error table as oRPC wants it: every procedure can answer with every row, so transports need no list each. */
const errorMap = Object.fromEntries(
  codes.map((code) => [code, { status: errorTable[code].status, data: ErrorPayload }]),
) as EveryError

/** Where every procedure of the contract starts. `inputStructure` is compact: path, query and body are one object. */
export const procedure = oc.$meta<ProcedureMeta>({}).errors(errorMap)
