import { _electron as electron } from '@playwright/test'
import { test } from './app.ts'
import { electronArguments, electronPath } from './desktop-shell.ts'
import { shellEnvironment } from './shell-environment.ts'
import { mkdtempSync } from 'node:fs'
for (let i = 0; i < 40; i++)
  test(`launch ${i}`, async ({ dockerHost }) => {
    test.setTimeout(40_000)
    const desktop = await electron.launch({ executablePath: electronPath(), args: electronArguments, timeout: 10000, env: shellEnvironment({ dataFolder: mkdtempSync('/tmp/e2ez-'), dockerHost }) }).catch((e) => { console.log('LAUNCH', e.message); return null })
    if (!desktop) return
    let out = ''
    desktop.process().stderr?.on('data', (c) => (out += c))
    const page = await desktop.firstWindow({ timeout: 8000 }).catch(() => null)
    if (!page) {
      console.log(i, 'NO WINDOW', JSON.stringify(await desktop.evaluate(({ BrowserWindow, app }) => ({ ready: app.isReady(), w: BrowserWindow.getAllWindows().map((w) => [w.getURL?.(), w.webContents.getURL(), w.isVisible(), w.webContents.isLoading()]) })).catch(String)), desktop.windows().length, out)
    }
    desktop.process().kill('SIGKILL')
  })
