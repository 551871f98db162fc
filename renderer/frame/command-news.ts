import { errorWords } from '#shared/language/spoken-error.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { formatTook } from '../format/age.ts'

/** Something to tell a person about a command; `urgent` interrupts a screen reader. */
export interface CommandNews {
  readonly commandId: string
  readonly text: string
  readonly tone: 'move' | 'ok' | 'bad' | 'idle' | 'back'
  readonly urgent: boolean
}

const tookOf = (command: Command): string | null =>
  command.startedAt && command.finishedAt
    ? formatTook(Date.parse(command.finishedAt) - Date.parse(command.startedAt))
    : null

function doneWords(command: Command): string {
  if (command.outcome === 'UNCHANGED') return t('{{command}}: nothing to do.', { command: translated(command.title) })
  const time = tookOf(command)
  return time === null
    ? t('{{command}} is done.', { command: translated(command.title) })
    : t('{{command}} is done after {{time}}.', { command: translated(command.title), time })
}

function newsOf(command: Command): CommandNews {
  const news = (text: string, tone: CommandNews['tone'], urgent = false): CommandNews => ({
    commandId: command.id,
    text,
    tone,
    urgent,
  })
  switch (command.status) {
    case 'PENDING':
      return news(
        t('{{command}} waits in the queue of {{hostName}}.', {
          command: translated(command.title),
          hostName: command.hostName,
        }),
        'idle',
      )
    case 'RUNNING':
      return news(t('{{command}} has begun.', { command: translated(command.title) }), 'move')
    case 'CANCELLED':
      return news(t('{{command}} was cancelled.', { command: translated(command.title) }), 'idle')
    case 'DONE':
      return news(doneWords(command), 'ok')
    case 'FAILED':
      return command.outcome === 'ROLLED_BACK'
        ? news(
            t('{{command}} was led back. {{message}}', {
              command: translated(command.title),
              message: command.error ? errorWords(command.error).message : '',
            }).trim(),
            'back',
            true,
          )
        : news(
            t('{{command}} failed. {{message}}', {
              command: translated(command.title),
              message: command.error ? errorWords(command.error).message : '',
            }).trim(),
            'bad',
            true,
          )
  }
}

/** What changed between two looks at the newest commands. The first look tells nothing: nobody waited for it. */
export function commandNews(before: readonly Command[] | undefined, after: readonly Command[]): readonly CommandNews[] {
  if (!before) return []
  const known = new Map(before.map(({ id, status }) => [id, status]))
  return after.filter((command) => known.get(command.id) !== command.status).map(newsOf)
}
