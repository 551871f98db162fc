import { t } from '#shared/language/translate.ts'
import type { Command } from '#shared/model/command.ts'

/** What an ended command did to its host, in one sentence; null while it waits or runs. */
export const outcomeWords = (command: Command): string | null => {
  switch (command.outcome) {
    case null:
      return null
    case 'UNCHANGED':
      return command.status === 'DONE'
        ? t('There was nothing to do: the host was as asked.')
        : t('Nothing on the host was changed.')
    case 'APPLIED':
      return t('Everything that was planned is done.')
    case 'ROLLED_BACK':
      return t('It did not work out, and was led back: what ran before runs again.')
    case 'PARTIAL':
      return t('It stopped half way: some steps are done, the others are not.')
  }
}
