import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../electron/server/page-security.ts'

const scriptsOf = (html: string): string | undefined =>
  contentSecurityPolicy(html, 'n0nce')
    .split('; ')
    .find((directive) => directive.startsWith('script-src'))

test('a script that stands in the page runs by its hash, and no other one that does', () => {
  const code = '// first\nstart()\n'
  const hash = createHash('sha256').update(code).digest('base64')
  const html = `<script nonce="__CSP_NONCE__">${code}</script><script type="module" src="./assets/index.js"></script>`
  expect(scriptsOf(html)).toBe(`script-src 'self' 'sha256-${hash}'`)
  expect(scriptsOf('<script src="./a.js"></script>')).toBe("script-src 'self'")
})

test('nothing in the policy is unsafe, and styles alone carry the nonce', () => {
  const policy = contentSecurityPolicy('<p></p>', 'n0nce')
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect(policy.match(/nonce-n0nce/g)).toHaveLength(1)
  expect(policy).toContain("style-src 'self' 'nonce-n0nce'")
})
