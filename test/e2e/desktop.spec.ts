import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ElectronApplication } from '@playwright/test'
import type { MenuItem, Tray } from 'electron'
import { expect, type RunningApp, test } from './app.ts'
import { desktopOf, electronArguments, electronPath } from './desktop-shell.ts'
import { quickDocument, slowDocument, waitingDocument } from './documents.ts'
import { type NotificationDaemon, noNotifications, startNotificationDaemon } from './notification-daemon.ts'
import { shellEnvironment } from './shell-environment.ts'
import { applyNewStack, approve, commandCard, commandEnds, goTo, planNewStack } from './walk-through.ts'

/** What the main process keeps for the tests: the tray's last menu, the last question. */
declare global {
  var trayMenu: { readonly items: readonly MenuItem[] } | undefined
  var question: string | undefined
}

const isVisible = (desktop: ElectronApplication): Promise<boolean> =>
  desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))

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
