import { app, session, shell } from 'electron'
import { askToLeave } from './leave-question.ts'
import { outsideLink } from './outside-link.ts'

/** The only thing a page may ask of the system: writing text to the clipboard, when a person pressed "copy". */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/**
 * Keeps every page where it belongs: no permission but the clipboard's, no navigation away from these origins, no new
 * window, no embedded page. Links to `https:` open in the person's browser, once the person said so. Call once Electron is
 * ready.
 */
export function fencePages(origins: readonly string[]): void {
  denyPermissions(origins)
  app.on('web-contents-created', (_event, contents) => {
    const stay = (details: { readonly url: string; preventDefault(): void }) => {
      if (!isOwn(details.url, origins)) details.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openInBrowser(url)
      return { action: 'deny' }
    })
  })
}

function denyPermissions(origins: readonly string[]): void {
  const { defaultSession } = session
  const mayAsk = (permission: string, origin: string) =>
    allowedPermissions.has(permission) && origins.includes(origin.replace(/\/$/, ''))
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => mayAsk(permission, origin))
  defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayAsk(permission, contents.mainFrame.origin)),
  )
  defaultSession.setDevicePermissionHandler(() => false)
}

const isOwn = (url: string, origins: readonly string[]): boolean =>
  origins.some((origin) => url === origin || url.startsWith(`${origin}/`))

/** A page that opens window after window gets one question, not a pile of them. */
let isAsking = false

function openInBrowser(link: string): void {
  const url = outsideLink(link)
  if (url === null || isAsking) return
  isAsking = true
  askToLeave(url)
    .then((isWanted) => (isWanted ? shell.openExternal(url.href) : undefined))
    .catch((error: unknown) => console.error('A link could not be opened:', error))
    .finally(() => {
      isAsking = false
    })
}
