import type { Command } from '#shared/model/command.ts'
import { formatTook } from '../format/age.ts'

/** Something to tell a person about a command; `urgent` interrupts a screen reader. */
export interface CommandNews {
  readonly commandId: string
  readonly text: string
  readonly tone: 'move' | 'ok' | 'bad' | 'idle' | 'back'
  readonly urgent: boolean
}

const tookOf = (command: Command): string =>
  command.startedAt && command.finishedAt
    ? ` after ${formatTook(Date.parse(command.finishedAt) - Date.parse(command.startedAt))}`
    : ''

function newsOf(command: Command): CommandNews {
  const news = (text: string, tone: CommandNews['tone'], urgent = false): CommandNews => ({
    commandId: command.id,
    text,
    tone,
    urgent,
  })
  switch (command.status) {
    case 'PENDING':
      return news(`${command.title} waits in the queue of ${command.hostName}.`, 'idle')
    case 'RUNNING':
      return news(`${command.title} has begun.`, 'move')
    case 'CANCELLED':
      return news(`${command.title} was cancelled.`, 'idle')
    case 'DONE':
      return news(
        command.outcome === 'UNCHANGED'
          ? `${command.title}: nothing to do.`
          : `${command.title} is done${tookOf(command)}.`,
        'ok',
      )
    case 'FAILED':
      return command.outcome === 'ROLLED_BACK'
        ? news(`${command.title} was led back. ${command.error?.message ?? ''}`.trim(), 'back', true)
        : news(`${command.title} failed. ${command.error?.message ?? ''}`.trim(), 'bad', true)
  }
}

/** What changed between two looks at the newest commands. The first look tells nothing: nobody waited for it. */
export function commandNews(before: readonly Command[] | undefined, after: readonly Command[]): readonly CommandNews[] {
  if (!before) return []
  const known = new Map(before.map(({ id, status }) => [id, status]))
  return after.filter((command) => known.get(command.id) !== command.status).map(newsOf)
}
