import { dialog } from 'electron'
import { t } from '#shared/language/translate.ts'

/** Asks whether to quit although commands run. Answers true for "quit now". */
export async function askToQuit(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Stackwright',
    message: t('Quit while a command runs?'),
    detail: t(
      'If you quit, the command leads back to what ran before, and starts anew at the next start. Containers that run go on running meanwhile.',
    ),
    buttons: [t('Keep running in the tray'), t('Quit now')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
