import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { sendText } from './error-response.ts'
import { contentSecurityPolicy, newNonce, securityHeaders, withNonce } from './page-security.ts'

/** Answers with the built renderer: the page for `/`, files for the rest, 404 where there is none. */
export type RendererFiles = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** @param folder what the renderer's build wrote, with `index.html` in it */
export function createRendererFiles(folder: string): RendererFiles {
  // `dev` reads the disk at each request, so a server that was started before a build serves the new one.
  const files = sirv(folder, { dev: true, etag: true, extensions: [], setHeaders: cacheAssets })

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 404, 'Not found.')
    const path = (request.url ?? '/').split('?', 1)[0]
    if (path === '/' || path === '/index.html') return sendPage(join(folder, 'index.html'), response)
    files(request, response, () => sendText(response, 404, 'Not found.'))
  }
}

async function sendPage(file: string, response: ServerResponse): Promise<void> {
  const html = await readFile(file, 'utf8').catch(() => null)
  if (html === null) return sendText(response, 503, 'The pages of Stackwright are not built. Run: npm run build')
  const nonce = newNonce()
  response.writeHead(200, {
    ...securityHeaders(contentSecurityPolicy(html, nonce)),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(withNonce(html, nonce))
}

// The build puts a hash of the content into the names below `assets`: such a file never changes.
function cacheAssets(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache')
}
