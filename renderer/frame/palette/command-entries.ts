import type { ComponentSummary } from '#shared/contract/catalogue.ts'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t, translated } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'
import { statusOfCommand } from '../../components/status-of.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** A command, and the way to cancel it where it has not ended. */
export function commandEntries(command: Command): readonly PaletteEntry[] {
  const { id, seq, stackName, status, error, actor, hostName } = command
  const title = translated(command.title)
  const isActive = status === 'PENDING' || status === 'RUNNING'
  const open: PaletteEntry = {
    id: `command:${id}`,
    group: 'commands',
    title: `#${seq} ${title}`,
    detail: error
      ? errorWords(error).message
      : t('by {{actor}}, on {{hostName}}', { actor: translated(actor), hostName }),
    words: id,
    icon: 'command',
    status: statusOfCommand(command),
    stack: stackName,
    act: { kind: 'go', to: `/commands/${id}` },
    ...(isActive && { first: true }),
  }
  if (!isActive || command.cancelRequested) return [open]
  return [
    open,
    {
      id: `command:${id}:cancel`,
      group: 'do',
      title: t('Cancel #{{seq}} {{title}}', { seq, title }),
      detail: status === 'PENDING' ? t('it has not begun') : t('it runs'),
      words: t('stop abort'),
      icon: 'cancel',
      effect:
        status === 'PENDING'
          ? t('It ends without having begun. Nothing has changed.')
          : t('It leads back to what ran before at the next safe point. What was committed already stays.'),
      stack: stackName,
      first: true,
      act: { kind: 'cancel', command: id },
    },
  ]
}

/** A component of the catalogue, to begin a stack with. */
export const componentEntry = ({ id, title, summary, keywords }: ComponentSummary): PaletteEntry => ({
  id: `component:${id}`,
  group: 'components',
  title: translated(title),
  detail: translated(summary),
  words: `${id} ${keywords.join(' ')}`,
  icon: 'component',
  effect: t('Opens the wizard at this component. Nothing runs before its plan is approved.'),
  act: { kind: 'go', to: `/wizard?find=${id}` },
})
