import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { indexUrl } from './protocol.ts'

/** The one window. Closing it hides it while `keepsRunning` says so; it is made again where it is gone. */
export interface MainWindow {
  /** Shows the window, on a page of the app where one is named: `/commands/12`. */
  show(route?: string): void
  /** Loads another page of the app than the index, for example the one that says why the engine did not start. */
  load(url: string): void
  /** True while the window is in front and shows this page of the app. */
  isShowing(route: string): boolean
}

interface WindowOptions {
  /** The first window is not shown until it is asked for, as after a start at login. */
  readonly startsHidden: boolean
  /** False when the app is quitting, or where there is no tray to come back from. */
  readonly keepsRunning: () => boolean
  /** A refused `close` cancels a quit that was under way. */
  readonly onKept: () => void
  /** Called for each window that is made, before it loads anything. */
  readonly onMade: (window: BrowserWindow) => void
  /** The last chance before Windows logs the person off. */
  readonly onSessionEnd: () => void
}

/** At the latest, a window is shown after this time, drawn or not (milliseconds). */
const longestHiddenMs = 3000

export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | undefined
  let url = startUrl()
  let staysHidden = options.startsHidden

  /** The window, showing `next` where that is given; an address that differs only behind the `#` loads nothing anew. */
  const at = (next?: string): BrowserWindow => {
    url = next ?? url
    if (!window || window.isDestroyed()) window = open(options, url, () => !staysHidden)
    else if (next !== undefined) window.loadURL(next).catch(reportLoad)
    return window
  }

  return {
    show(route) {
      staysHidden = false
      const shown = at(route === undefined ? undefined : `${startUrl()}#${route}`)
      if (shown.isMinimized()) shown.restore()
      shown.show()
      shown.focus()
    },
    load: (next) => void at(next),
    isShowing: (route) =>
      window !== undefined &&
      !window.isDestroyed() &&
      window.isFocused() &&
      window.webContents.getURL().endsWith(`#${route}`),
  }
}

/** The development server's page where there is one, never in the packaged app. */
export function startUrl(): string {
  const development = process.env['ELECTRON_RENDERER_URL']
  return !app.isPackaged && development ? `${development.replace(/\/$/, '')}/` : indexUrl
}

function open(options: WindowOptions, url: string, mayShow: () => boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Stackwright',
    width: 1440,
    height: 900,
    minWidth: 880,
    minHeight: 560,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0d1017' : '#f5f4f0',
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      v8CacheOptions: 'code',
    },
  })
  options.onMade(window)
  showWhenDrawn(window, mayShow)
  window.on('close', (event) => {
    if (!options.keepsRunning()) return
    event.preventDefault()
    window.hide()
    options.onKept()
  })
  window.on('session-end', options.onSessionEnd)
  window.loadURL(url).catch(reportLoad)
  return window
}

function showWhenDrawn(window: BrowserWindow, mayShow: () => boolean): void {
  const show = () => {
    clearTimeout(timer)
    if (!window.isDestroyed() && mayShow()) window.show()
  }
  const timer = setTimeout(show, longestHiddenMs)
  window.once('ready-to-show', show)
  window.once('closed', () => clearTimeout(timer))
}

// A load that another one replaced, or a page that the fence stopped, is reported as a failure too.
const reportLoad = (error: unknown): void => console.error('A page was not loaded:', error)
