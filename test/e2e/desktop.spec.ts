import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ElectronApplication } from '@playwright/test'
import type { MenuItem, Tray } from 'electron'
import { expect, type RunningApp, test } from './app.ts'
import { electronArguments, electronPath } from './desktop-shell.ts'
import { quickDocument, slowDocument, waitingDocument } from './documents.ts'
import { type NotificationDaemon, noNotifications, startNotificationDaemon } from './notification-daemon.ts'
import { shellEnvironment } from './shell-environment.ts'
import { applyNewStack, approve, commandCard, commandEnds, goTo, planNewStack } from './walk-through.ts'

/** What the main process keeps for the tests: the tray's last menu, links that were opened, the last question. */
declare global {
  var trayMenu: { readonly items: readonly MenuItem[] } | undefined
  var openedOutside: string[] | undefined
  var question: string | undefined
}

const desktopOf = ({ desktop }: RunningApp): ElectronApplication => {
  if (!desktop) throw new Error('there is no desktop')
  return desktop
}

const isVisible = (desktop: ElectronApplication): Promise<boolean> =>
  desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))

test('the page is locked in: sandboxed, without Node, and bound to its own origin @desktop', async ({ app }) => {
  const { page } = app
  const desktop = desktopOf(app)
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()

  await test.step('the window is sandboxed and isolated', async () => {
    const preferences = await desktop.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(preferences['webSecurity']).not.toBe(false)
  })

  await test.step('the page has nothing of Node and nothing of the preload', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      bridges: Object.keys(window).filter((name) => /electron|stackwright|ipc|bridge/i.test(name)),
    }))
    expect(found).toEqual({ node: [], bridges: [] })
  })

  await test.step('files outside of the app are not served', async () => {
    const status = (path: string) => page.evaluate(async (url) => (await fetch(url)).status, `app://bundle${path}`)
    expect(await status('/index.html')).toBe(200)
    expect(await status('/%2e%2e/%2e%2e/package.json')).toBe(404)
    expect(await status('/..%2f..%2fpackage.json')).toBe(404)
    expect(app.troubles.splice(0)).toEqual(Array(2).fill(expect.stringContaining('404')))
  })

  await test.step('it cannot leave its origin, nor open a window, nor ask for rights', async () => {
    await desktop.evaluate(({ shell }) => {
      globalThis.openedOutside = []
      shell.openExternal = async (url) => void globalThis.openedOutside?.push(url)
    })
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    const opened = await page.evaluate(() => [
      window.open('https://example.com/manual') === null,
      window.open('file:///etc/passwd') === null,
    ])
    expect(opened).toEqual([true, true])
    expect(await desktop.evaluate(() => globalThis.openedOutside)).toEqual(['https://example.com/manual'])
    for (const place of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/index.html'])
      await page.evaluate((href) => location.assign(href), place)
    // Playwright waits for navigations that were refused; the main process knows where the page is.
    const now = () =>
      desktop.evaluate(async ({ BrowserWindow }) => {
        const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents)
        return Promise.all(
          all.map(async (page) => `${page.getURL()} ${await page.executeJavaScript('document.title')}`),
        )
      })
    expect(await now()).toEqual([expect.stringMatching(/^app:\/\/bundle\/index\.html(#\/)? Overview · Stackwright$/)])
    const provoked = app.troubles.splice(0)
    expect(provoked.filter((trouble) => !trouble.includes('Not allowed to load local resource'))).toEqual([])
  })
})

test('menu, tray, window and a second start work together @desktop', async ({ app, engine, dockerHost }) => {
  const { page, dataFolder } = app
  const desktop = desktopOf(app)
  const stack = engine.newStack('tray')
  await watchTray(desktop)

  await test.step('the menu has its parts', async () => {
    const roles = await desktop.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => (item.submenu?.items ?? []).map(({ role }) => role)),
    )
    for (const role of ['quit', 'copy', 'paste', 'reload', 'zoomin', 'minimize']) expect(roles).toContain(role)
  })

  await test.step('the tray tells of what ended and leads there', async () => {
    await applyNewStack(page, stack, quickDocument())
    await expect.poll(() => trayLabels(desktop)).toContain('1 running')
    expect(await trayLabels(desktop)).toContain(`Apply ${stack} v1 is done`)
    await goTo(page, 'Overview')
    await chooseInTray(desktop, `Apply ${stack} v1 is done`)
    await expect(commandCard(page)).toContainText(`Apply ${stack} v1`)
  })

  await test.step('closing the window hides it, and the app goes on', async () => {
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => isVisible(desktop)).toBe(false)
    await chooseInTray(desktop, 'Open Stackwright')
    await expect.poll(() => isVisible(desktop)).toBe(true)
  })

  await test.step('a second start shows the window of the first and ends', async () => {
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => isVisible(desktop)).toBe(false)
    const second = spawn(electronPath(), electronArguments, {
      env: shellEnvironment({ dataFolder, dockerHost }),
      stdio: 'ignore',
    })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    await expect.poll(() => isVisible(desktop)).toBe(true)
    await expect(commandCard(page)).toContainText(`Apply ${stack} v1`)
  })
})

/** The app is on a bus with a notification daemon. */
const testWithNotifications = test.extend<{ readonly daemon: NotificationDaemon }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern
  daemon: async ({}, use) => {
    const reason = noNotifications()
    test.skip(reason !== null, reason ?? '')
    const daemon = await startNotificationDaemon()
    await use(daemon)
    await daemon.stop()
  },
  environment: async ({ daemon }, use) => use(daemon.environment),
})

testWithNotifications(
  'a notification tells that a command ended, and a click opens it @desktop',
  async ({ app, engine, daemon }) => {
    const desktop = desktopOf(app)
    const stack = engine.newStack('tells')
    await applyNewStackFromAfar(app, stack)
    await expect.poll(() => daemon.shown()).toContain(`Apply ${stack} v1 is done`)
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => isVisible(desktop)).toBe(false)
    await daemon.click()
    await expect.poll(() => isVisible(desktop)).toBe(true)
    await expect(commandCard(app.page)).toContainText(`Apply ${stack} v1`)
  },
)

test('quitting while a command runs asks first @desktop', async ({ app, engine }) => {
  const { page } = app
  const desktop = desktopOf(app)
  const stack = engine.newStack('quits')
  await planNewStack(page, stack, waitingDocument())
  await approve(page)
  await expect(page.getByRole('region', { name: 'Steps' }).locator('[data-status=RUNNING]')).toContainText(
    /wait until web is healthy/i,
  )
  await desktop.evaluate(({ app: electronApp, dialog }) => {
    dialog.showMessageBox = async (...given: readonly unknown[]) => {
      globalThis.question = JSON.stringify(given)
      return { response: 0, checkboxChecked: false }
    }
    electronApp.quit()
  })
  await expect.poll(() => desktop.evaluate(() => globalThis.question)).toContain('Quit while a command runs?')
  await expect(commandCard(page)).toContainText('Running')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await commandEnds(page, 'Cancelled')
})

/** Applies a stack and leaves its command's page: whoever looks at a command sees it end without a notification. */
async function applyNewStackFromAfar({ page }: RunningApp, stack: string): Promise<void> {
  await planNewStack(page, stack, slowDocument(2))
  await approve(page)
  await goTo(page, 'Settings')
}

/** Keeps each menu that the app gives its tray. */
const watchTray = (desktop: ElectronApplication): Promise<void> =>
  desktop.evaluate(({ Tray: TrayClass }) => {
    const prototype: Tray = TrayClass.prototype
    const setContextMenu = prototype.setContextMenu
    prototype.setContextMenu = function (menu) {
      if (menu) globalThis.trayMenu = menu
      setContextMenu.call(this, menu)
    }
  })

const trayLabels = (desktop: ElectronApplication): Promise<readonly string[]> =>
  desktop.evaluate(() => (globalThis.trayMenu?.items ?? []).map(({ label }) => label))

const chooseInTray = (desktop: ElectronApplication, label: string): Promise<void> =>
  desktop.evaluate((_electron, chosen) => {
    globalThis.trayMenu?.items.find((item) => item.label === chosen)?.click()
  }, label)
