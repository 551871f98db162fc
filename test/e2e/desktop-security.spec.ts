import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'
import { filesWith } from '../support/files-with.ts'
import { expect, startApp, test } from './app.ts'
import { again, desktopOf } from './desktop-shell.ts'
import { pathTricks } from './path-tricks.ts'
import { goTo } from './walk-through.ts'

/** What the main process keeps for these tests: places a page went to, links that were opened, questions that were asked. */
declare global {
  var wentTo: string[] | undefined
  var openedOutside: string[] | undefined
  var asked: string[] | undefined
}

test('the page is locked in: sandboxed, without Node, served from its own folder @desktop', async ({ app }) => {
  const { page } = app
  const desktop = desktopOf(app)
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()

  await test.step('every window is sandboxed and isolated', async () => {
    const preferences = await again(() =>
      desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) =>
          (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
        ),
      ),
    )
    expect(preferences).toHaveLength(1)
    for (const each of preferences) {
      expect(each).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
      expect(each['nodeIntegrationInSubFrames']).not.toBe(true)
      expect(each['webSecurity']).not.toBe(false)
    }
  })

  await test.step('the page has nothing of Node, and no more than a window without a preload', async () => {
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window)),
    ).toEqual([])
    expect(await namesOfPreload(desktop)).toEqual([])
  })

  await test.step('no path leads out of the folder of the app', async () => {
    const served = await again(() =>
      desktop.evaluate(async ({ net }, addresses) => {
        const statusOf = async (address: string) => (await net.fetch(address).catch(() => null))?.status ?? 404
        const found = await Promise.all(addresses.map(async (address) => [address, await statusOf(address)] as const))
        return found.filter(([, status]) => status !== 404).map(([address]) => address)
      }, pathTricks),
    )
    expect(pathTricks.length).toBeGreaterThan(300)
    expect(served).toEqual([])
    expect(await page.evaluate(async () => (await fetch('app://bundle/index.html')).status)).toBe(200)
  })

  await test.step('it may ask the system for nothing', async () => {
    expect(await again(() => desktop.evaluate(inPage, permissionsAsked))).toEqual({
      notifications: 'denied',
      geolocation: 'denied',
      clipboard: 'denied',
      camera: 'denied',
      screen: 'denied',
      midi: 'denied',
      hid: 'denied',
      serial: 'denied',
      usb: 'denied',
      bluetooth: 'denied',
    })
  })
  app.troubles.splice(0)
})

test('a page that somebody put code into runs none of it and reaches nobody @desktop', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  const policy = await app.page.evaluate(async () =>
    (await fetch('/index.html')).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe-|\*|https?:/)

  const requests: string[] = []
  const outside = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('window.ran = "remote"')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = outside.address() as AddressInfo
    const ran = await again(() => desktopOf(app).evaluate(inPage, injections(`http://127.0.0.1:${port}`)))
    expect(ran).toBeNull()
    expect(requests).toEqual([])
  } finally {
    outside.close()
  }
  const troubles = app.troubles.splice(0)
  expect(troubles.length).toBeGreaterThan(5)
  expect(troubles.filter((trouble) => !/Content.Security.Policy|violat|refused/i.test(trouble))).toEqual([])
})

test('a page cannot leave its origin, and asks before something opens outside @desktop', async ({ app }) => {
  const desktop = desktopOf(app)
  await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await recordWays(desktop)

  await test.step('every way out is refused', async () => {
    for (const way of waysOut) await again(() => desktop.evaluate(inPage, way)).catch(() => {})
    await again(() => desktop.evaluate(inPage, 'new Promise((resolve) => setTimeout(resolve, 500))'))
    await dropLink(app.page)
    expect(waysOut.length).toBeGreaterThan(12)
    const windows = await again(() =>
      desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
      ),
    )
    expect(windows).toEqual([expect.stringMatching(/^app:\/\/bundle\/index\.html(#\/)?$/)])
    expect(await again(() => desktop.evaluate(() => globalThis.wentTo))).toEqual([])
    expect(await again(() => desktop.evaluate(inPage, 'document.title'))).toBe('Overview · Stackwright')
  })

  await test.step('only an https link is asked about, and opened when a person says so', async () => {
    await again(() =>
      desktop.evaluate(() => {
        globalThis.openedOutside = []
        globalThis.asked = []
      }),
    )
    for (const link of refusedLinks)
      await again(() => desktop.evaluate(inPage, `window.open(${JSON.stringify(link)}) === null`))
    expect(await again(() => desktop.evaluate(() => globalThis.asked))).toEqual([])
    expect(await again(() => desktop.evaluate(inPage, "window.open('https://example.com/manual') === null"))).toBe(true)
    expect(await again(() => desktop.evaluate(inPage, "window.open('https://example.com/manual') === null"))).toBe(true)
    await expect
      .poll(() => again(() => desktop.evaluate(() => globalThis.openedOutside)))
      .toContain('https://example.com/manual')
    expect(await again(() => desktop.evaluate(() => globalThis.asked))).toContain('Open example.com in your browser?')
  })
  app.troubles.splice(0)
})

test('only the main frame of a window at our origin is answered @desktop', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  const desktop = desktopOf(app)
  expect(await portIsAnswered(desktop, 'app://bundle/plain')).toBe(true)
  expect(await portIsAnswered(desktop, 'app://elsewhere/plain')).toBe(false)
  expect(await portIsAnswered(desktop, 'app://elsewhere/frame')).toBe(false)
  expect(await portIsAnswered(desktop, 'app://bundle/frame')).toBe(false)
})

test('without a key store nothing secret is stored, and that is said @desktop', async ({ dataFolder, dockerHost }) => {
  const secret = 'correct-horse-battery-staple'
  const environment = { STACKWRIGHT_SECRET_KEY: '' }
  const { app, stop } = await startApp({
    ...{ shell: 'electron', dataFolder, dockerHost, environment },
    switches: ['--password-store=basic'],
  })
  try {
    await goTo(app.page, 'Settings')
    await app.page.getByRole('button', { name: 'Add login' }).click()
    await app.page.getByRole('textbox', { name: 'Registry' }).fill('registry.example.com')
    await app.page.getByRole('textbox', { name: 'User' }).fill('ada')
    await app.page.getByLabel('Password or token').fill(secret)
    await app.page.getByRole('button', { name: 'Store login' }).click()
    await expect(app.page.getByRole('alert').filter({ hasText: 'key store' })).toBeVisible()
  } finally {
    await stop()
  }
  expect(filesWith(dataFolder, secret)).toEqual([])
})

/** Runs a script in the page as a person's act, without waiting for where it goes. */
const inPage = ({ BrowserWindow }: typeof import('electron'), script: string): Promise<unknown> | undefined =>
  BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true)

/** Names in the page's window that a window without our preload has not. */
const namesOfPreload = (desktop: ElectronApplication): Promise<readonly string[]> =>
  again(() =>
    desktop.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const namesWith = async (preload: string | undefined) => {
        const webPreferences = { sandbox: true, contextIsolation: true, ...(preload ? { preload } : {}) }
        const window = new BrowserWindow({ show: false, webPreferences })
        await window.loadURL('app://bundle/start-failure')
        const names: string[] = await window.webContents.executeJavaScript('Object.getOwnPropertyNames(window)')
        window.destroy()
        return names
      }
      const without = new Set(await namesWith(undefined))
      const names = await namesWith(`${electronApp.getAppPath()}/out/preload/index.cjs`)
      return names.filter((name) => !without.has(name))
    }),
  )

/** Asks for each right, with what a page would do with it, and says what came of it. */
const permissionsAsked = `(async () => {
  const outcome = (asked) => Promise.resolve().then(asked).then((given) => given === false ? 'denied' : 'given', () => 'denied')
  return {
    notifications: await Notification.requestPermission(),
    geolocation: await outcome(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
    clipboard: await outcome(() => navigator.clipboard.readText()),
    camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
    screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
    midi: await outcome(() => navigator.requestMIDIAccess({ sysex: true })),
    hid: await outcome(async () => (await navigator.hid.requestDevice({ filters: [] })).length > 0),
    serial: await outcome(() => navigator.serial.requestPort()),
    usb: await outcome(() => navigator.usb.requestDevice({ filters: [] })),
    bluetooth: await outcome(() => navigator.bluetooth.requestDevice({ acceptAllDevices: true })),
  }
})()`

/** Puts code and addresses of somebody else into the page in every way there is; answers what ran, or null. */
const injections = (outside: string): string => `(async () => {
  const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more))
  const tried = (act) => { try { return Promise.resolve(act()).catch(() => {}) } catch { return undefined } }
  add('script', { textContent: 'window.ran = "inline"' })
  add('script', { src: '${outside}/script.js' })
  add('script', { src: 'data:text/javascript,window.ran="data"' })
  add('script', { src: URL.createObjectURL(new Blob(['window.ran = "blob"'])) })
  document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = \\'handler\\'"><a id="planted" href="javascript:window.ran=1">x</a>')
  document.getElementById('planted').click()
  setTimeout('window.ran = "timer"')
  add('img', { src: '${outside}/picture.png' })
  add('link', { rel: 'stylesheet', href: '${outside}/style.css' })
  add('link', { rel: 'prefetch', href: '${outside}/prefetch' })
  add('iframe', { src: '${outside}/frame' })
  add('object', { data: '${outside}/object' })
  add('embed', { src: '${outside}/embed' })
  add('video', { src: '${outside}/video' })
  tried(() => new FontFace('planted', 'url(${outside}/font)').load())
  tried(() => fetch('${outside}/fetch', { mode: 'no-cors' }))
  tried(() => navigator.sendBeacon('${outside}/beacon', 'x'))
  tried(() => new WebSocket('${outside.replace('http', 'ws')}/socket'))
  tried(() => new EventSource('${outside}/events'))
  tried(() => new Worker('${outside}/worker.js'))
  tried(() => { const request = new XMLHttpRequest(); request.open('GET', '${outside}/xhr'); request.send() })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  return window.ran ?? null
})()`

const link = (href: string, more = ''): string =>
  `document.body.append(Object.assign(document.createElement('a'), { href: '${href}', id: 'way' ${more} })); document.getElementById('way').click(); document.getElementById('way').remove()`

const form = (method: string): string =>
  `{ const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: '${method}' }); document.body.append(form); form.submit() }`

/** What a page can do to get somewhere else. */
const waysOut: readonly string[] = [
  "location.assign('https://example.com/')",
  "location.replace('https://example.com/')",
  "location.href = 'file:///etc/passwd'",
  "location.href = 'data:text/html,<title>data</title>'",
  "location.href = 'javascript:document.title=1'",
  "location.href = 'app://elsewhere/index.html'",
  "location.href = 'app://bundle.example/index.html'",
  "location.href = 'app://bundle@evil.example/index.html'",
  "location.href = 'stackwright://stacks/shop'",
  "location.href = URL.createObjectURL(new Blob(['<title>blob</title>'], { type: 'text/html' }))",
  "location.href = 'view-source:app://bundle/index.html'",
  link('https://example.com/'),
  link('https://example.com/', ", target: '_blank'"),
  link('https://example.com/', ", target: '_top', download: 'x'"),
  form('get'),
  form('post'),
  `document.head.insertAdjacentHTML('beforeend', '<meta http-equiv="refresh" content="0;url=https://example.com/">')`,
  "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }))",
  "document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<script>top.location=\"https://example.com/\"</script>' }))",
  "document.body.append(Object.assign(document.createElement('webview'), { src: 'https://example.com/' }))",
  "window.open('https://example.com/')",
  "window.open('about:blank')?.document.write('x')",
  "window.open('app://bundle/index.html', '_blank', 'nodeIntegration=yes,webSecurity=no')",
]

/** What would start a program of the system, or pretends to be something else. */
const refusedLinks = [
  'http://example.com/',
  'file:///etc/passwd',
  'smb://server/share',
  'ms-settings:privacy',
  'mailto:a@example.com',
  'javascript:alert(1)',
  'https://docker.com@evil.example/',
] as const

/** Keeps where pages go; nothing is really opened, and every question is answered with "open". */
const recordWays = (desktop: ElectronApplication): Promise<void> =>
  again(() =>
    desktop.evaluate(({ BrowserWindow, dialog, shell }) => {
      const went: string[] = []
      globalThis.wentTo = went
      globalThis.openedOutside = []
      globalThis.asked = []
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.on('did-navigate', (_event, url) => went.push(url))
      contents?.on('did-frame-navigate', (_event, url, _code, _status, isMain) => {
        if (!isMain && !url.startsWith('about:')) went.push(url)
      })
      shell.openExternal = async (url) => void globalThis.openedOutside?.push(url)
      dialog.showMessageBox = async (...given: readonly unknown[]) => {
        globalThis.asked?.push((given.at(-1) as { readonly message: string }).message)
        return { response: 1, checkboxChecked: false }
      }
    }),
  )

/** Drops a link on the page, as from another window. */
async function dropLink(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await devtools.detach()
}

/**
 * Whether the main process answers a page with our preload that sends it a port. The page is of a session of its own, which
 * serves what a test needs: `plain`, or `frame`, where a frame at our origin asks in the place of the page around it.
 */
const portIsAnswered = (desktop: ElectronApplication, address: string): Promise<boolean> =>
  again(() =>
    desktop.evaluate(async ({ BrowserWindow, app: electronApp, session }, asked) => {
      const own = session.fromPartition(`asks-${asked}`)
      const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html' } })
      own.protocol.handle('app', ({ url }) =>
        html(url.endsWith('/frame') ? '<iframe src="app://bundle/inner"></iframe>' : '<title>plain</title>'),
      )
      const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          session: own,
          preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegrationInSubFrames: true,
        },
      })
      await window.loadURL(asked)
      const { mainFrame } = window.webContents
      const frame = mainFrame.frames[0] ?? mainFrame
      const answered = await frame.executeJavaScript(`new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(true)
      setTimeout(() => resolve(false), 2000)
      window.postMessage('rpc:port', location.origin, [port2])
      port1.postMessage(JSON.stringify({ i: '1', p: { u: '/system/info', b: {} } }))
    })`)
      window.destroy()
      return answered === true
    }, address),
  )
