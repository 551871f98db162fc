import { app, Menu, type MenuItemConstructorOptions } from 'electron'

interface MenuActions {
  /** Shows the window, on a page. */
  readonly open: (route?: string) => void
  /** Shows where errors are written down. */
  readonly showErrorLog: () => void
}

/**
 * The application menu as the system has it: on macOS at the top of the screen with the app's own menu first, elsewhere
 * behind the Alt key with About under Help. Its roles carry the shortcuts.
 */
export function setApplicationMenu(actions: MenuActions): void {
  app.setAboutPanelOptions({
    applicationName: 'Stackwright',
    applicationVersion: app.getVersion(),
    version: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
    copyright: 'The Stackwright team. MIT licence.',
  })
  const isMac = process.platform === 'darwin'
  const own: MenuItemConstructorOptions = isMac
    ? { label: 'Stackwright', submenu: macItems(actions) }
    : { label: '&File', submenu: fileItems(actions) }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([own, { role: 'editMenu' }, viewMenu(), { role: 'windowMenu' }, helpMenu(actions, isMac)]),
  )
}

const fileItems = ({ open }: MenuActions): MenuItemConstructorOptions[] => [
  { label: 'New stack', click: () => open('/new') },
  { label: 'Settings', accelerator: 'CommandOrControl+,', click: () => open('/settings') },
  { type: 'separator' },
  { role: 'close' },
  { role: 'quit' },
]

const macItems = ({ open }: MenuActions): MenuItemConstructorOptions[] => [
  { role: 'about' },
  { type: 'separator' },
  { label: 'New stack', click: () => open('/new') },
  { label: 'Settings', accelerator: 'CommandOrControl+,', click: () => open('/settings') },
  { type: 'separator' },
  { role: 'services' },
  { type: 'separator' },
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  { type: 'separator' },
  { role: 'quit' },
]

const viewMenu = (): MenuItemConstructorOptions => ({
  label: '&View',
  submenu: [
    { role: 'reload' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ],
})

const helpMenu = ({ showErrorLog }: MenuActions, isMac: boolean): MenuItemConstructorOptions => ({
  role: 'help',
  label: '&Help',
  submenu: [
    { label: 'Show the error log', click: showErrorLog },
    ...(isMac ? [] : [{ label: 'About Stackwright', click: () => app.showAboutPanel() }]),
  ],
})
