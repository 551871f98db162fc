import type { PlainKey } from '#shared/language/text-key.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { StackSummary } from '#shared/model/stack.ts'
import type { StatusName } from './status-table.ts'

const endings: Readonly<Record<string, PlainKey>> = {
  PENDING: 'waits in the queue',
  RUNNING: 'is running',
  DONE: 'done',
  FAILED: 'did not succeed',
  CANCELLED: 'was cancelled',
}

const ending = (status: string): string => {
  const words = endings[status]
  return words ? t(words) : status.toLowerCase()
}

function lastChange({ status, lastCommand, currentVersion, latestVersion }: StackSummary): string {
  if (lastCommand) return `${translated(lastCommand.title)}, ${ending(lastCommand.status)}`
  if (status === 'REMOVED') return t('Its history stays')
  if (currentVersion) return t('Version {{currentVersion}} is applied', { currentVersion })
  return latestVersion
    ? t('Version {{latestVersion}} is stored, not applied yet', { latestVersion })
    : t('No version yet')
}

/** What a stack is at, or what happened to it last, in a sentence. A finding goes before everything else. */
export function stackNow(stack: StackSummary, status: StatusName): string {
  if (status === 'unknown') return t('Shown as last seen. {{lastChange}}', { lastChange: lastChange(stack) })
  return (status === 'deploying' || stack.finding === null ? null : translated(stack.finding)) ?? lastChange(stack)
}
