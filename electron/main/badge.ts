import { join } from 'node:path'
import { app, BrowserWindow, nativeImage } from 'electron'
import { plural } from '#shared/language/translate.ts'

/**
 * How many things need the person, at the icon of the app: a number in the dock of macOS, a mark on the taskbar button of
 * Windows. Desktops of Linux have neither since Electron 44; the tray's picture tells it there.
 */
export function showBadge(count: number): void {
  if (process.platform === 'darwin') app.setBadgeCount(count)
  if (process.platform !== 'win32') return
  const mark = count > 0 ? nativeImage.createFromPath(markFile()) : null
  const words = plural(count, '{{count}} thing needs you', '{{count}} things need you')
  for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(mark, count > 0 ? words : '')
}

const markFile = (): string => join(app.getAppPath(), 'resources', 'tray', 'needs-you.png')
