import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { net, protocol } from 'electron'
import { contentSecurityPolicy, newNonce, securityHeaders, withNonce } from '../server/page-security.ts'
import { containedPath } from './contained-path.ts'

/** The origin of every page of the app. */
export const appOrigin = 'app://bundle'
export const indexUrl = `${appOrigin}/index.html`

/** A page of the app that is made here instead of read from the disk. */
export interface MadePage {
  /** For example `/start-failure`. */
  readonly path: string
  html(): string
}

/** Call once, before Electron is ready. The scheme is not open to pages of other origins. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the built renderer at `app://bundle/`, and nothing outside of its folder: every other path is 404. Pages get
 * the same strict Content-Security-Policy as those of the headless shell.
 */
export function serveRenderer(folder: string, pages: readonly MadePage[]): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'bundle' || !['GET', 'HEAD'].includes(request.method)) return notFound()
    const made = pages.find((page) => page.path === url.pathname)
    if (made) return page(made.html())
    const file = containedPath(folder, url.pathname)
    if (file === null) return notFound()
    if (url.pathname === '/index.html') return readFile(file, 'utf8').then(page, notFound)
    return sendFile(file, url.pathname).catch(notFound)
  })
}

const notFound = (): Response => new Response(null, { status: 404, headers: securityHeaders() })

function page(html: string): Response {
  const nonce = newNonce()
  const headers = { ...securityHeaders(contentSecurityPolicy(html, nonce)), 'Content-Type': 'text/html; charset=utf-8' }
  return new Response(withNonce(html, nonce), { headers: { ...headers, 'Cache-Control': 'no-store' } })
}

async function sendFile(file: string, pathname: string): Promise<Response> {
  // net.fetch reads files inside the packaged archive too, and knows their types.
  const found = await net.fetch(pathToFileURL(file).href, { bypassCustomProtocolHandlers: true })
  const cache = pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache'
  const headers = { ...Object.fromEntries(found.headers), ...securityHeaders(), 'Cache-Control': cache }
  return new Response(found.body, { status: found.status, headers })
}
