import { dialog } from 'electron'

/** Asks whether to quit although commands run. Answers true for "quit now". */
export async function askToQuit(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Stackwright',
    message: 'Quit while a command runs?',
    detail:
      'If you quit, the command leads back to what ran before, and starts anew at the next start. Containers that run go on running meanwhile.',
    buttons: ['Keep running in the tray', 'Quit now'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
