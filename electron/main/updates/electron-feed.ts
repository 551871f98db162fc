import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import { t } from '#shared/language/translate.ts'
import type { UpdateFeed } from './update-feed.ts'

/** The largest list or signature that is read (bytes). */
const mostListBytes = 64 * 1024

/**
 * The feed by electron-updater, which is loaded with the first look. It downloads what it is told to, whole, and nothing
 * by itself. Every request goes over `https:`, redirects included.
 *
 * @throws Error with a sentence where Windows could not check who signed the update
 */
export async function electronFeed(address: URL): Promise<UpdateFeed> {
  demandPublisher()
  const { default: updaters } = await import('electron-updater')
  const updater = prepared(updaters.autoUpdater, address)
  const { netSession } = updater
  netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('https:') }))
  return {
    async latest() {
      const found = await updater.checkForUpdates()
      return found && { version: found.updateInfo.version, files: found.updateInfo.files }
    },
    async read(name) {
      const answer = await netSession.fetch(new URL(name, address).href, { redirect: 'error', cache: 'no-store' })
      if (!answer.ok) throw new Error(t('{{file}} is not at the address of updates', { file: name }))
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (bytes.length > mostListBytes) throw new Error(t('{{file}} is too large', { file: name }))
      return bytes
    },
    download: () => updater.downloadUpdate(),
    install() {
      // What is installed is started before this one has ended.
      app.releaseSingleInstanceLock()
      updater.once('error', (error) => {
        console.error('The update could not be installed:', error)
        app.relaunch()
        app.quit()
      })
      updater.quitAndInstall(false, true)
    },
  }
}

function prepared(updater: AppUpdater, address: URL): AppUpdater {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableWebInstaller = true
  // The whole file is one sum in the signed list.
  updater.disableDifferentialDownload = true
  // In place of a number of its own that it would tell the server.
  updater.requestHeaders = { 'x-user-staging-id': 'none' }
  updater.logger = null
  if (!app.isPackaged) {
    updater.forceDevUpdateConfig = true
    updater.updateConfigPath = developmentConfig(address)
  }
  updater.setFeedURL({ provider: 'generic', url: address.href, useMultipleRangeRequest: false })
  return updater
}

/** In place of the `app-update.yml` of an installed app; JSON is YAML. */
function developmentConfig(address: URL): string {
  const file = join(app.getPath('userData'), 'update.yml')
  writeFileSync(
    file,
    JSON.stringify({ provider: 'generic', url: address.href, updaterCacheDirName: 'stackwright-updater' }),
  )
  return file
}

/** Windows compares the signer of an installer with this name, and with none where it is missing (NsisUpdater 6.8). */
function demandPublisher(): void {
  if (process.platform !== 'win32' || !app.isPackaged) return
  const config = readFileSync(join(process.resourcesPath, 'app-update.yml'), 'utf8')
  if (!/^publisherName:/m.test(config))
    throw new Error(t('this build does not say who signs it, so the signature of an update cannot be checked'))
}
