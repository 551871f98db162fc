import { StackDocument } from '#shared/model/document.ts'
import { isBad } from './crash-documents.ts'

/** A command as it is stored, as far as what it must have led to goes. */
export interface StoredRow {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly payload: string
  readonly stackId: string
  readonly status: string
  readonly outcome: string | null
  readonly error: string | null
  readonly cancelled: boolean
}

/** What a stack has to be after its commands: one version that runs or is stopped, or nothing. */
export interface ExpectedStack {
  readonly version: number | null
  readonly isUp: boolean
  /** The command by which its data was destroyed last. */
  readonly destroyedBy: string | null
}

export const unapplied: ExpectedStack = { version: null, isUp: false, destroyedBy: null }

/** Stored documents, as `stackId/number`. */
export type Documents = ReadonlyMap<string, string>

/** What is wrong with how a command ended; null where it is as it has to be. */
export function endProblem(row: StoredRow, documents: Documents): string | null {
  const what = `#${row.seq} ${row.kind} ended ${row.status} ${row.outcome ?? ''} ${row.error ?? ''}`.trim()
  if (row.status === 'PENDING' || row.status === 'RUNNING') return what.replace('ended', 'is')
  if (row.outcome === 'PARTIAL') return what
  if (row.status === 'CANCELLED') return row.cancelled ? null : what
  const failing = isBadApply(row, documents)
  if (row.status === 'DONE') return failing ? what : null
  return failing ? null : what
}

function isBadApply({ kind, payload, stackId }: StoredRow, documents: Documents): boolean {
  if (kind !== 'APPLY_STACK_VERSION' && kind !== 'ROLLBACK_STACK') return false
  const document = documents.get(`${stackId}/${versionIn(payload)}`)
  return document !== undefined && isBad(StackDocument.parse(JSON.parse(document)))
}

const versionIn = (payload: string): number => Number(JSON.parse(payload).version)

/** The stack after one more command. What did not end DONE changed nothing. */
export function after(stack: ExpectedStack, row: StoredRow): ExpectedStack {
  if (row.status !== 'DONE') return stack
  switch (row.kind) {
    case 'APPLY_STACK_VERSION':
    case 'ROLLBACK_STACK':
      return { ...stack, version: versionIn(row.payload), isUp: true }
    case 'DELETE_STACK': {
      const destroyedBy = JSON.parse(row.payload).volumes === true ? row.id : stack.destroyedBy
      return { version: null, isUp: false, destroyedBy }
    }
    case 'STOP_STACK':
      return { ...stack, isUp: false }
    case 'START_STACK':
      return { ...stack, isUp: true }
    default:
      return stack
  }
}
