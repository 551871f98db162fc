import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { newSigningKey, sha512 } from '../support/signing-key.ts'
import { onPath } from '../support/system-packages.ts'
import { expect, type RunningApp, startApp, test } from './app.ts'
import { again, desktopOf } from './desktop-shell.ts'
import { goTo } from './walk-through.ts'

/** What the main process keeps for these tests. */
declare global {
  var sentences: string[] | undefined
  var answer: number | undefined
}

const key = newSigningKey()
/** An update that says where it was started. */
const newApp = (proof: string): Buffer => Buffer.from(`#!/bin/sh\necho started > '${proof}'\n`)

/** What the address has, by name. */
type Files = Map<string, Buffer>

test('an update is refused in words unless it is signed, newer and behind https @desktop', async ({
  dataFolder,
  dockerHost,
}) => {
  test.skip(
    process.platform !== 'linux' || !onPath('openssl'),
    'the update of an AppImage, and openssl for a certificate',
  )
  test.slow()
  const files: Files = new Map()
  const feed = await serve(files, dataFolder)
  const plain = createHttpServer((_request, response) => response.writeHead(200).end('version: 9.9.9'))
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const installed = join(dataFolder, 'Stackwright.AppImage')
  writeFileSync(installed, '#!/bin/sh\n')
  chmodSync(installed, 0o755)
  mkdirSync(join(dataFolder, 'cache'))
  const address = `https://127.0.0.1:${(feed.address() as AddressInfo).port}/`
  const { app, stop } = await startApp({
    ...{ shell: 'electron', dataFolder: join(dataFolder, 'data'), dockerHost },
    environment: {
      STACKWRIGHT_UPDATE_KEY: key.publicKey,
      APPIMAGE: installed,
      XDG_CACHE_HOME: join(dataFolder, 'cache'),
    },
  })
  const proof = join(dataFolder, 'started')
  const good = newApp(proof)
  try {
    await goTo(app.page, 'Settings')
    await expect(app.page.getByRole('textbox', { name: 'Address of updates' })).toBeVisible()
    await prepare(desktopOf(app))
    const asks = (says?: 'install') => lookForUpdates(app, says)

    expect(await asks()).toContain('no address is set')

    await test.step('an http address is not taken', async () => {
      await setAddress(app, `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`, false)
      expect(await asks()).toContain('no address is set')
      await setAddress(app, address, true)
    })
    await test.step('an address without an update says what failed', async () => {
      expect(await asks()).toContain('Looking for updates failed')
    })
    await test.step('an older version', async () => {
      publish(files, '0.0.9', good)
      expect(await asks()).toContain('0.0.9, which is older than 0.1.0')
    })
    await test.step('a version that somebody else signed', async () => {
      publish(files, '9.0.0', good, newSigningKey())
      expect(await asks()).toContain('not signed with the key of this build')
    })
    await test.step('a description that somebody changed', async () => {
      publish(files, '9.0.0', good)
      files.set('latest-linux.yml', described('9.0.0', Buffer.from('other')))
      expect(await asks()).toContain('not in its signed list')
    })
    await test.step('a file that somebody changed', async () => {
      publish(files, '9.0.0', good)
      files.set('Stackwright.AppImage', newApp(join(dataFolder, 'tampered')))
      expect(await asks('install')).toMatch(/Looking for updates failed: .*sha512/)
      expect(readFileSync(installed, 'utf8')).toBe('#!/bin/sh\n')
    })
    await test.step('a good one is offered, and left alone when a person says no', async () => {
      publish(files, '9.0.0', good)
      expect(await asks()).toContain('Install Stackwright 9.0.0?')
      expect(readFileSync(installed, 'utf8')).toBe('#!/bin/sh\n')
    })
    await test.step('it is installed when a person says so, and started after the engine has ended', async () => {
      await again(() =>
        desktopOf(app).evaluate(() => {
          globalThis.answer = 1
        }),
      )
      const ended = new Promise((resolve) => desktopOf(app).process().once('exit', resolve))
      await chooseUpdates(desktopOf(app)).catch(() => {})
      await ended
      expect(readFileSync(installed).equals(good)).toBe(true)
      await expect.poll(() => existsSync(proof)).toBe(true)
      expect(existsSync(join(dataFolder, 'tampered'))).toBe(false)
    })
    app.troubles.splice(0)
  } finally {
    await stop()
    feed.close()
    plain.close()
  }
})

/** Puts an update at the address, with its signed list. */
function publish(files: Files, version: string, app: Buffer, signer = key): void {
  const list = Buffer.from(`${version} ${sha512(app)}\n`)
  files.clear()
  files.set('latest-linux.yml', described(version, app))
  files.set('Stackwright.AppImage', app)
  files.set(`${version}.sums`, list)
  files.set(`${version}.sums.sig`, signer.sign(list))
}

/** A description as electron-builder writes it. */
const described = (version: string, app: Buffer): Buffer =>
  Buffer.from(
    `version: ${version}\nfiles:\n  - url: Stackwright.AppImage\n    sha512: ${sha512(app)}\n    size: ${app.length}\npath: Stackwright.AppImage\nsha512: ${sha512(app)}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`,
  )

/** A server behind TLS with a certificate of its own. */
async function serve(files: Files, folder: string): Promise<Server> {
  const [keyFile, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certificate, ...subject],
    {
      stdio: 'ignore',
    },
  )
  const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificate) }, (request, response) => {
    const found = files.get(new URL(request.url ?? '/', 'https://x').pathname.slice(1))
    response.writeHead(found ? 200 : 404).end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** The session of updates trusts the certificate of the test; what is said is kept, and questions get `answer`. */
const prepare = (desktop: ElectronApplication): Promise<void> =>
  again(() =>
    desktop.evaluate(({ dialog, session }) => {
      session
        .fromPartition('electron-updater', { cache: false })
        .setCertificateVerifyProc((_request, answer) => answer(0))
      globalThis.sentences = []
      globalThis.answer = 0
      dialog.showMessageBox = async (...given: readonly unknown[]) => {
        const { message, detail } = given.at(-1) as { readonly message: string; readonly detail: string }
        globalThis.sentences?.push(`${message} ${detail}`)
        return { response: globalThis.answer ?? 0, checkboxChecked: false }
      }
    }),
  )

/** Chooses the menu's line, and says what came of it. */
async function lookForUpdates(app: RunningApp, says: 'install' | 'not now' = 'not now'): Promise<string> {
  const desktop = desktopOf(app)
  await again(() =>
    desktop.evaluate(
      (_electron, answer) => {
        globalThis.sentences = []
        globalThis.answer = answer
      },
      says === 'install' ? 1 : 0,
    ),
  )
  await chooseUpdates(desktop)
  const sentences = () => again(() => desktop.evaluate(() => globalThis.sentences ?? []))
  await expect.poll(async () => (await sentences()).length).toBe(says === 'install' ? 2 : 1)
  return (await sentences()).at(-1) ?? ''
}

const chooseUpdates = (desktop: ElectronApplication): Promise<void> =>
  again(() =>
    desktop.evaluate(({ Menu }) => {
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? [])
      items.find(({ label }) => label === 'Look for updates')?.click()
    }),
  )

/** Types the address into the settings. */
async function setAddress({ page }: RunningApp, address: string, isTaken: boolean): Promise<void> {
  await goTo(page, 'Settings')
  const field = page.getByRole('textbox', { name: 'Address of updates' })
  await field.fill(address)
  await field.press('Enter')
  if (isTaken) await expect(page.getByText('It begins with https://')).toHaveCount(0)
  else await expect(page.getByText('It begins with https://')).toBeVisible()
  if (!isTaken) await field.press('Escape')
}
