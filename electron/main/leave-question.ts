import { dialog } from 'electron'
import { t } from '#shared/language/translate.ts'

/** Asks whether a page of this address may be opened in the person's browser. Answers true for "open". */
export async function askToLeave(url: URL): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Stackwright',
    message: t('Open {{host}} in your browser?', { host: url.host }),
    detail: url.href,
    buttons: [t('Stay here'), t('Open')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
