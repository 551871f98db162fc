import { createHash, randomBytes } from 'node:crypto'

/** The word that the build leaves in `index.html` where the nonce goes (see `html.cspNonce` of the build). */
const placeholder = '__CSP_NONCE__'

/** A number used once: as many random bits as the Content-Security-Policy standard asks for (128), in base64url. */
export const newNonce = (): string => randomBytes(16).toString('base64url')

/** The page with the nonce in its script, style and `<meta property="csp-nonce">` tags, from where the app takes it. */
export const withNonce = (html: string, nonce: string): string => html.replaceAll(placeholder, nonce)

/** What the policy says of the scripts that stand in the page itself: their hashes (Content Security Policy Level 3, 2.3.1). */
const ownScripts = (html: string): readonly string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^<]+)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )

/**
 * The policy of a page of the app. Nothing is `unsafe-*`: a script that the build wrote into the page runs by its hash;
 * the style elements that the component kit and the editor make at run time carry the nonce, which a policy without it
 * would refuse; style attributes set through the DOM need nothing.
 */
export const contentSecurityPolicy = (html: string, nonce: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...ownScripts(html)].join(' '),
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** For everything that is not a page: it may run and load nothing. */
const nothingAllowed = "default-src 'none'; frame-ancestors 'none'"

/** Headers of every answer, in both shells. */
export const securityHeaders = (policy: string = nothingAllowed): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})
