import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** The application menu: on macOS at the top of the screen, elsewhere behind the Alt key. Its roles carry the shortcuts. */
export function setApplicationMenu(): void {
  const ownMenu: MenuItemConstructorOptions =
    process.platform === 'darwin'
      ? { role: 'appMenu' }
      : { label: '&File', submenu: [{ role: 'close' }, { role: 'quit' }] }
  Menu.setApplicationMenu(Menu.buildFromTemplate([ownMenu, { role: 'editMenu' }, viewMenu(), { role: 'windowMenu' }]))
}

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
