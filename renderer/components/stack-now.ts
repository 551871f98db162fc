import type { StackSummary } from '#shared/model/stack.ts'
import type { StatusName } from './status-table.ts'

const endings: Readonly<Record<string, string>> = {
  PENDING: 'waits in the queue',
  RUNNING: 'is running',
  DONE: 'done',
  FAILED: 'did not succeed',
  CANCELLED: 'was cancelled',
}

function lastChange({ status, lastCommand, currentVersion, latestVersion }: StackSummary): string {
  if (lastCommand) return `${lastCommand.title}, ${endings[lastCommand.status] ?? lastCommand.status.toLowerCase()}`
  if (status === 'REMOVED') return 'Its history stays'
  if (currentVersion) return `Version ${currentVersion} is applied`
  return latestVersion ? `Version ${latestVersion} is stored, not applied yet` : 'No version yet'
}

/** What a stack is at, or what happened to it last, in a sentence. A finding goes before everything else. */
export function stackNow(stack: StackSummary, status: StatusName): string {
  if (status === 'unknown') return `Shown as last seen. ${lastChange(stack)}`
  return (status === 'deploying' ? null : stack.finding) ?? lastChange(stack)
}
