import { app, dialog } from 'electron'
import { t } from '#shared/language/translate.ts'

/** Asks whether to install a version. Answers true for "download and install". */
export async function offerUpdate(version: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Stackwright',
    message: t('Install Stackwright {{version}}?', { version }),
    detail: t(
      'You have {{current}}. The update is signed. It is downloaded, then Stackwright starts anew; containers go on running meanwhile.',
      { current: app.getVersion() },
    ),
    buttons: [t('Not now'), t('Download and install')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** Says what a look for updates came to. */
export async function tellOfUpdates(sentence: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: 'Stackwright',
    message: t('Updates'),
    detail: sentence,
    buttons: [t('Close')],
    noLink: true,
  })
}
