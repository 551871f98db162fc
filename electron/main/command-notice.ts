import type { Command } from '#shared/model/command.ts'
import type { Settings } from '#shared/model/settings.ts'

/** The text of a native notification. */
export interface Notice {
  readonly title: string
  readonly body: string
}

/** What to say when a command has ended, or null where the person does not want to hear of it. */
export function noticeFor(command: Command, wanted: Settings['notifyOnEnd']): Notice | null {
  if (wanted === 'none') return null
  if (wanted === 'failures' && command.status !== 'FAILED') return null
  const words = endWords(command)
  return words === null ? null : { title: `${command.title} ${words}`, body: bodyOf(command) }
}

/** How a command ended, in words that follow its title; null for one that has not. */
export function endWords({ status, outcome }: Command): string | null {
  switch (status) {
    case 'DONE':
      return outcome === 'UNCHANGED' ? 'changed nothing' : 'is done'
    case 'FAILED':
      return failureWords(outcome)
    case 'CANCELLED':
      return outcome === 'ROLLED_BACK' ? 'was cancelled and led back' : 'was cancelled'
    case 'PENDING':
    case 'RUNNING':
      return null
  }
}

function failureWords(outcome: Command['outcome']): string {
  if (outcome === 'ROLLED_BACK') return 'failed and was led back'
  return outcome === 'PARTIAL' ? 'stopped half way' : 'failed'
}

function bodyOf(command: Command): string {
  if (command.error) return command.error.message
  const seconds = secondsTaken(command)
  return seconds === null ? `On ${command.hostName}.` : `In ${seconds} s on ${command.hostName}.`
}

function secondsTaken({ startedAt, finishedAt }: Command): number | null {
  if (startedAt === null || finishedAt === null) return null
  return Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}
