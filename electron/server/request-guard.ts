import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/** An IPv6 address as it stands in a URL. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/**
 * Whether a `Host` header names this server: `localhost`, the name it was started with, or an address as such. A page of
 * somebody else's that points its own name at this computer (DNS rebinding) sends that name, and is refused.
 */
function namesThisServer(header: string, host: string, port: number): boolean {
  const suffix = `:${port}`
  if (!header.endsWith(suffix)) return false
  const name = header.slice(0, -suffix.length)
  return name === 'localhost' || name === bracketed(host) || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}

/**
 * Why a request is refused before anything of it is looked at, or null. `Origin` is on everything that a browser sends
 * with a method that changes something; `Sec-Fetch-Site` tells a request of another site even without it, also one from
 * another port of this computer, which cookies do not tell apart.
 */
export function refusalOf(headers: IncomingHttpHeaders, host: string, port: number): string | null {
  if (headers.host === undefined || !namesThisServer(headers.host, host, port))
    return 'This server does not answer to that name.'
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`)
    return 'This server answers only to its own pages.'
  const site = headers['sec-fetch-site']
  const foreign = site === 'cross-site' || site === 'same-site'
  return foreign && headers['sec-fetch-mode'] !== 'navigate' ? 'This server answers only to its own pages.' : null
}

/** The value of a cookie, or undefined. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
