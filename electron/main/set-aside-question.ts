import { dialog } from 'electron'
import { t } from '#shared/language/translate.ts'

/** Asks whether to begin with an empty database beside the damaged one. Answers true for "start empty". */
export async function askToSetAside(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Stackwright',
    message: t('Start with an empty database?'),
    detail: t(
      'The damaged one stays in the data folder under another name; nothing is deleted, and a backup can still be put in its place. Stackwright then knows no stack any more: containers that run go on, and belong to nobody until they are removed by hand or the old database is back.',
    ),
    buttons: [t('Leave it as it is'), t('Keep it aside, start empty')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
