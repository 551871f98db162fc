import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from './app.ts'
import { launchChromium, startServerShell } from './browser-shell.ts'

interface Answer {
  readonly status: number
  readonly body: string
}

/** Asks with headers that a browser would not let a page set. */
const ask = (url: URL, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, async (response) => {
      let body = ''
      for await (const chunk of response) body += String(chunk)
      resolve({ status: response.statusCode ?? 0, body })
    })
    sent.once('error', reject)
    sent.end()
  })

test('the headless shell answers only to the browser that was let in @browser', async ({ dataFolder, dockerHost }) => {
  const server = await startServerShell({ dataFolder, dockerHost })
  const browser = await launchChromium()
  try {
    const link = new URL(server.oneTimeUrl)
    const api = new URL('/api/system', link)

    await test.step('a stranger gets 401 and a sentence', async () => {
      const page = await ask(new URL('/', link))
      expect(page.status).toBe(401)
      expect(page.body).toMatch(/link|sign/i)
      expect((await ask(api)).status).toBe(401)
      expect((await ask(new URL('/openapi.json', link))).status).toBe(401)
    })

    await test.step('the link works once', async () => {
      const page = await browser.newPage()
      await page.goto(link.href)
      await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
      const [cookie] = await page.context().cookies()
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
      expect(await page.evaluate(() => document.cookie)).toBe('')
      const other = await browser.newContext()
      const second = await (await other.newPage()).goto(link.href)
      expect(second?.status()).toBe(401)
      const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
      expect((await ask(api, headers)).status).toBe(200)

      expect((await ask(api, { ...headers, host: `evil.example:${link.port}` })).status).toBe(403)
      expect((await ask(api, { ...headers, origin: 'http://evil.example' })).status).toBe(403)
      expect((await ask(api, { ...headers, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).status).toBe(
        403,
      )
    })

    await test.step('it listens on this computer only', async () => {
      expect(link.hostname).toBe('127.0.0.1')
      const outside = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ internal, family }) => !internal && family === 'IPv4')
      for (const { address } of outside) expect(await answers(address, Number(link.port))).toBe(false)
    })
  } finally {
    await browser.close()
    await server.stop()
  }
})

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
