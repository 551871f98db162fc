import { join } from 'node:path'
import { app, type BrowserWindow, crashReporter, dialog, powerMonitor, shell } from 'electron'
import { errorWords } from '#shared/language/spoken-error.ts'
import { t } from '#shared/language/translate.ts'
import type { Alert } from '#shared/model/alert.ts'
import type { Command } from '#shared/model/command.ts'
import type { Settings } from '#shared/model/settings.ts'
import { alertNotices } from './alert-notice.ts'
import { hiddenFlag } from './autostart-entry.ts'
import { showBadge } from './badge.ts'
import { noticeFor } from './command-notice.ts'
import { type CommandWatch, watchCommands } from './command-watch.ts'
import { type DesktopState, needsYou } from './desktop-state.ts'
import { createEngineHost, type EngineHost } from './engine-host.ts'
import { createErrorLog, type ErrorLog } from './error-log.ts'
import { failurePage, failureUrl, setAsideUrl, showFolderUrl, tryAgainUrl } from './failure-page.ts'
import { acceptPorts } from './ipc.ts'
import { localClient } from './local-client.ts'
import { setStartAtLogin } from './login-item.ts'
import { setApplicationMenu } from './menu.ts'
import { createNotifications } from './notifications.ts'
import { linkedRoute, linkScheme, openedRoute } from './opened-route.ts'
import { appOrigin, serveRenderer } from './protocol.ts'
import type { TrayQueue } from './queue-items.ts'
import { askToQuit } from './quit-question.ts'
import { handleQuitting, type Quitting } from './quitting.ts'
import { fencePages } from './security.ts'
import { askToSetAside } from './set-aside-question.ts'
import { createShellLanguage, type ShellLanguage } from './shell-language.ts'
import { commandRoute, createTray, type DesktopTray } from './tray.ts'
import { createDesktopUpdates, lookRegularly } from './updates/desktop-updates.ts'
import { createMainWindow, type MainWindow, startUrl } from './window.ts'

/**
 * Runs the desktop app from here to its end. The window comes first, the engine after it; closing the window leaves both
 * running in the tray.
 */
export function runApp({ dataFolder }: { readonly dataFolder: string }): void {
  const errors = createErrorLog(join(dataFolder, 'logs'))
  reportCrashes(errors)
  const engine = createEngineHost({ dataFolder })
  const language = createShellLanguage({
    file: join(app.getPath('userData'), 'language'),
    preferred: () => app.getPreferredSystemLanguages(),
  })
  const desktop: Desktop = {}
  const quitting = handleQuitting({
    busy: () => desktop.watch?.busy() ?? false,
    ask: askToQuit,
    async stop() {
      desktop.watch?.stop()
      desktop.stopLooking?.()
      desktop.tray?.destroy()
      await engine.stop()
    },
  })

  // With no listener Electron quits when the last window is gone.
  app.on('window-all-closed', () => {
    if (!desktop.tray) app.quit()
  })
  app.on('second-instance', (_event, args) => desktop.window?.show(openedRoute(args)))
  // macOS says a link so, also before the app is ready; other systems put it on the command line.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    if (desktop.window) desktop.window.show(linkedRoute(link))
    else desktop.link = link
  })
  app.on('activate', () => desktop.window?.show())
  app
    .whenReady()
    .then(() => language.begin().catch(report('The language could not be read:')))
    .then(() => openDesktop(desktop, { engine, quitting, dataFolder, errors, language }))
    .catch((error: unknown) => endWith(errors, error))
}

/** The parts of the desktop that are there by now. Held for as long as the app runs: an unheld tray is collected. */
interface Desktop {
  window?: MainWindow
  tray?: DesktopTray
  watch?: CommandWatch
  /** Ends the looks for updates. */
  stopLooking?: () => void
  /** What the person set; not there before the engine runs. */
  settings?: () => Promise<Settings>
  /** A link that the app was started with, before there was a window. */
  link?: string
}

interface DesktopParts {
  readonly engine: EngineHost
  readonly quitting: Quitting
  readonly dataFolder: string
  readonly errors: ErrorLog
  readonly language: ShellLanguage
}

function openDesktop(desktop: Desktop, { engine, quitting, dataFolder, errors, language }: DesktopParts): void {
  const origins = allowedOrigins()
  let failure: unknown
  fencePages(origins)
  serveRenderer(join(app.getAppPath(), 'out', 'renderer'), [failurePage(() => failure)])
  const updates = createDesktopUpdates({
    chosenAddress: async () => (await desktop.settings?.())?.updateAddress ?? '',
    busy: () => desktop.watch?.busy() ?? false,
    errors,
    endThen: quitting.endThen,
  })
  desktop.stopLooking = lookRegularly(updates)
  const drawMenu = () =>
    setApplicationMenu({
      open: (route) => desktop.window?.show(route),
      showErrorLog: () => void shell.openPath(errors.path),
      lookForUpdates: () => void updates.check(true),
    })
  drawMenu()
  acceptPorts(engine.running, origins)

  const start = async (afterwards: () => void) => {
    const failed = await engine.start()
    failure = failed?.failure
    if (failed) window.load(failureUrl)
    else afterwards()
  }
  const tryAgain = () => void start(() => window.load(startUrl()))
  const setAside = () => void setAsideAndStart(engine, tryAgain).catch(report('The database was not put aside:'))
  const window = createMainWindow({
    startsHidden: startsHidden(),
    keepsRunning: () => desktop.tray !== undefined && !quitting.underWay(),
    onKept: quitting.cancel,
    onSessionEnd: quitting.force,
    onMade: (made) => onWayOut(made, { tryAgain, setAside, showFolder: () => void shell.openPath(dataFolder) }),
  })
  desktop.window = window
  // What an installer registers can be lost to another program; asking again costs nothing.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
  const asked = desktop.link === undefined ? openedRoute(process.argv) : linkedRoute(desktop.link)
  window.load(asked === undefined ? startUrl() : `${startUrl()}#${asked}`)
  desktop.tray = createTray({
    open: window.show,
    quit: () => app.quit(),
    steer: (queue) => void steerQueue(engine, queue).catch(report('A queue could not be paused or resumed:')),
  })
  if (process.platform !== 'win32') powerMonitor.on('shutdown', quitting.force)
  powerMonitor.on('resume', () => void engine.running.then((running) => running.wake()))
  void start(() => {})
  followEngine(engine, desktop, async (setting) => {
    if (await language.follow(setting)) drawMenu()
  }).catch(report('Tray and notifications do not follow the engine:'))
}

/** The page's own origin, and the development server's where there is one. */
const allowedOrigins = (): readonly string[] => {
  const start = startUrl()
  return start.startsWith(appOrigin) ? [appOrigin] : [appOrigin, new URL(start).origin]
}

/** What the links of the failure page do. */
interface WaysOut {
  readonly tryAgain: () => void
  readonly setAside: () => void
  readonly showFolder: () => void
}

/** The links of the failure page are caught before anything is loaded. */
function onWayOut(window: BrowserWindow, { tryAgain, setAside, showFolder }: WaysOut): void {
  const ways = new Map([
    [tryAgainUrl, tryAgain],
    [setAsideUrl, setAside],
    [showFolderUrl, showFolder],
  ])
  window.webContents.on('will-navigate', (details) => {
    const way = ways.get(details.url)
    if (!way) return
    details.preventDefault()
    way()
  })
}

async function setAsideAndStart(engine: EngineHost, start: () => void): Promise<void> {
  if (!(await askToSetAside())) return
  await engine.setAside()
  start()
}

/** Connects tray and notifications with the engine, once it runs. */
async function followEngine(
  { running }: EngineHost,
  desktop: Desktop,
  followLanguage: (setting: Settings['language']) => Promise<void>,
): Promise<void> {
  const engine = await running
  const client = await localClient(engine)
  const notifications = createNotifications()
  desktop.settings = () => client.system.settings()

  const tell = async (command: Command) => {
    const { notifyOnEnd } = await client.system.settings()
    const notice = noticeFor(command, notifyOnEnd)
    const route = commandRoute(command)
    // Whoever looks at the command sees it end.
    if (notice && !desktop.window?.isShowing(route)) notifications.show(notice, () => desktop.window?.show(route))
  }

  let toldAlerts: ReadonlySet<string> = new Set()
  const tellAlerts = async (alerts: readonly Alert[]) => {
    const notices = alertNotices(alerts, toldAlerts)
    toldAlerts = new Set(alerts.filter(({ muted }) => !muted).map(({ id }) => id))
    if (notices.length === 0 || !(await client.system.settings()).notifyOnAlert) return
    for (const { route, ...notice } of notices) notifications.show(notice, () => desktop.window?.show(route))
  }

  /** What the system was told last; an app that is not installed is no program to start. */
  let startsAtLogin: boolean | null = null
  const followLoginSetting = async ({ startAtLogin }: Settings) => {
    if (!app.isPackaged || startAtLogin === startsAtLogin) return
    startsAtLogin = startAtLogin
    await setStartAtLogin(startAtLogin)
  }

  /** Said once; the page and the tray go on saying it. */
  let told: string | null = null
  const onState = async (state: DesktopState) => {
    // What is wrong is shown in whatever language is spoken, also where the settings cannot be read.
    const settings = await client.system.settings().catch(report('The settings could not be read:'))
    if (settings) await followLanguage(settings.language)
    desktop.tray?.show(state)
    showBadge(needsYou(state))
    if (settings) followLoginSetting(settings).catch(report('Starting at login could not be set:'))
    tellAlerts(state.alerts).catch(report('An alert could not be shown:'))
    const { storage } = state
    const notice = storage && { title: t('Stackwright cannot store anything'), body: errorWords(storage).message }
    if (notice && storage.code !== told) notifications.show(notice, () => desktop.window?.show())
    told = storage?.code ?? null
  }

  desktop.watch = watchCommands({
    client,
    changes: (signal) => engine.changes.subscribe(undefined, signal),
    onState: (state) => void onState(state).catch(report('The state could not be shown:')),
    onEnded: (command) => void tell(command).catch(report('A notification could not be shown:')),
  })
}

/** Pauses a queue that goes on, resumes one that is paused. The tray hears of it as of every change. */
async function steerQueue({ running }: EngineHost, { hostId, paused }: TrayQueue): Promise<void> {
  const client = await localClient(await running)
  await client.hosts[paused ? 'resumeQueue' : 'pauseQueue']({ host: hostId })
}

/** True for a start at login, which nobody looks at: the tray is there, the window comes when it is asked for. */
const startsHidden = (): boolean =>
  process.argv.includes(hiddenFlag) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)

/**
 * What goes wrong is written to a file of the data folder and sent to nobody; the same holds for the memory that Chromium
 * writes when one of its processes dies. An exception that nobody caught leaves the process in a state nobody knows: it
 * says so and ends; the queue recovers.
 */
function reportCrashes(errors: ErrorLog): void {
  crashReporter.start({ uploadToServer: false })
  process.on('uncaughtException', (error) => endWith(errors, error))
  process.on('unhandledRejection', (reason) => {
    errors.add('A promise was rejected and nobody looked', reason)
    console.error('A promise was rejected and nobody looked:', reason)
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    errors.add('The page ended', `${reason}, exit code ${exitCode}`),
  )
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    errors.add(`A helper process of Chromium ended: ${type}`, `${reason}, exit code ${exitCode}`),
  )
}

const report =
  (what: string) =>
  (error: unknown): void =>
    console.error(what, error)

function endWith(errors: ErrorLog, error: unknown): void {
  errors.add('Stackwright has to end', error)
  console.error('Stackwright has to end:', error)
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox(
    t('Stackwright has to end'),
    [
      reason,
      t('Start it again: commands under way are taken up where they were.'),
      t('Written down in {{file}}', { file: errors.path }),
    ].join('\n\n'),
  )
  app.exit(1)
}
