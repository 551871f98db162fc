import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { t } from '#shared/language/translate.ts'

interface MenuActions {
  /** Shows the window, on a page. */
  readonly open: (route?: string) => void
  /** Shows where errors are written down. */
  readonly showErrorLog: () => void
  readonly lookForUpdates: () => void
}

/**
 * The application menu as the system has it: on macOS at the top of the screen with the app's own menu first, elsewhere
 * behind the Alt key with About under Help. Its roles carry the shortcuts; their own labels are English, so each has one
 * of ours. To be made anew when another language is spoken.
 */
export function setApplicationMenu(actions: MenuActions): void {
  app.setAboutPanelOptions({
    applicationName: 'Stackwright',
    applicationVersion: app.getVersion(),
    version: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
    copyright: t('The Stackwright team. MIT licence.'),
  })
  const isMac = process.platform === 'darwin'
  const own: MenuItemConstructorOptions = isMac
    ? { label: 'Stackwright', submenu: macItems(actions) }
    : { label: t('&File'), submenu: fileItems(actions) }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([own, editMenu(isMac), viewMenu(), windowMenu(isMac), helpMenu(actions, isMac)]),
  )
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

const openItems = ({ open }: MenuActions): MenuItemConstructorOptions[] => [
  { label: t('New stack'), click: () => open('/new') },
  { label: t('Settings'), accelerator: 'CommandOrControl+,', click: () => open('/settings') },
  separator,
]

const fileItems = (actions: MenuActions): MenuItemConstructorOptions[] => [
  ...openItems(actions),
  { role: 'close', label: t('Close window') },
  { role: 'quit', label: t('Quit') },
]

const macItems = (actions: MenuActions): MenuItemConstructorOptions[] => [
  { role: 'about', label: t('About Stackwright') },
  separator,
  ...openItems(actions),
  { role: 'services', label: t('Services of the system') },
  separator,
  { role: 'hide', label: t('Hide Stackwright') },
  { role: 'hideOthers', label: t('Hide others') },
  { role: 'unhide', label: t('Show all') },
  separator,
  { role: 'quit', label: t('Quit') },
]

const editMenu = (isMac: boolean): MenuItemConstructorOptions => ({
  label: t('&Edit'),
  submenu: [
    { role: 'undo', label: t('Undo') },
    { role: 'redo', label: t('Redo') },
    separator,
    { role: 'cut', label: t('Cut') },
    { role: 'copy', label: t('Copy') },
    { role: 'paste', label: t('Paste') },
    ...(isMac ? [{ role: 'pasteAndMatchStyle', label: t('Paste as plain text') } as const] : []),
    { role: 'delete', label: t('Delete') },
    separator,
    { role: 'selectAll', label: t('Select all') },
  ],
})

const viewMenu = (): MenuItemConstructorOptions => ({
  label: t('&View'),
  submenu: [
    { role: 'reload', label: t('Reload') },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: t('Developer tools') } as const]),
    separator,
    { role: 'resetZoom', label: t('Actual size') },
    { role: 'zoomIn', label: t('Zoom in') },
    { role: 'zoomOut', label: t('Zoom out') },
    separator,
    { role: 'togglefullscreen', label: t('Full screen') },
  ],
})

/** macOS adds the open windows to a menu with this role. */
const windowMenu = (isMac: boolean): MenuItemConstructorOptions => ({
  role: 'window',
  label: t('&Window'),
  submenu: [
    { role: 'minimize', label: t('Minimise') },
    { role: 'zoom', label: t('Maximise') },
    ...(isMac
      ? [separator, { role: 'front', label: t('Bring all to front') } as const]
      : [{ role: 'close', label: t('Close window') } as const]),
  ],
})

const helpMenu = ({ showErrorLog, lookForUpdates }: MenuActions, isMac: boolean): MenuItemConstructorOptions => ({
  role: 'help',
  label: t('&Help'),
  submenu: [
    { label: t('Show the error log'), click: showErrorLog },
    { label: t('Look for updates'), click: lookForUpdates },
    ...(isMac ? [] : [{ label: t('About Stackwright'), click: () => app.showAboutPanel() }]),
  ],
})
