import { errorWords } from '#shared/language/spoken-error.ts'
import { t, translated } from '#shared/language/translate.ts'
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
  const title = endedTitle(command)
  return title === null ? null : { title, body: bodyOf(command) }
}

/** A command with how it ended, `Apply shop v3 is done`; null for one that has not. */
export function endedTitle({ title, status, outcome }: Command): string | null {
  const command = translated(title)
  switch (status) {
    case 'DONE':
      return outcome === 'UNCHANGED'
        ? t('{{command}} changed nothing', { command })
        : t('{{command}} is done', { command })
    case 'FAILED':
      return failedTitle(command, outcome)
    case 'CANCELLED':
      return outcome === 'ROLLED_BACK'
        ? t('{{command}} was cancelled and led back', { command })
        : t('{{command}} was cancelled', { command })
    case 'PENDING':
    case 'RUNNING':
      return null
  }
}

function failedTitle(command: string, outcome: Command['outcome']): string {
  if (outcome === 'ROLLED_BACK') return t('{{command}} failed and was led back', { command })
  return outcome === 'PARTIAL' ? t('{{command}} stopped half way', { command }) : t('{{command}} failed', { command })
}

function bodyOf(command: Command): string {
  if (command.error) return errorWords(command.error).message
  const seconds = secondsTaken(command)
  const { hostName } = command
  return seconds === null
    ? t('On {{hostName}}.', { hostName })
    : t('In {{seconds}} s on {{hostName}}.', { seconds, hostName })
}

function secondsTaken({ startedAt, finishedAt }: Command): number | null {
  if (startedAt === null || finishedAt === null) return null
  return Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}
