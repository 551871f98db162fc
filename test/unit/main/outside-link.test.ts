import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outsideLink } from '../../../electron/main/outside-link.ts'

test('an https link is let out as it is', () => {
  expect(outsideLink('https://docs.docker.com/compose/#top')?.href).toBe('https://docs.docker.com/compose/#top')
  expect(outsideLink('HTTPS://Example.com')?.href).toBe('https://example.com/')
})

test.each([
  'http://example.com/',
  'file:///etc/passwd',
  'smb://server/share',
  'ms-settings:privacy',
  'javascript:alert(1)',
  'data:text/html,<h1>x',
  'mailto:a@example.com?attach=/etc/passwd',
  'stackwright://stacks/shop',
  'vbscript:x',
  '\\\\server\\share',
  '//example.com/',
  ' https://example.com/',
  'https://example.com/ ',
  '\thttps://example.com/',
  'https://exam\nple.com/',
  'https:/example.com',
  'https:example.com',
  'https:\\\\example.com',
  'https://example.com\\@evil.example/',
  'https://docker.com@evil.example/',
  'https://a:b@evil.example/',
  'https://',
  'https:///etc/passwd',
  'https://[::1',
  'https://example.com/\0',
  '',
])('%j is not let out', (link) => {
  expect(outsideLink(link)).toBeNull()
})

test('whatever a page makes up, only https to a host without a name before it comes out', () => {
  const sign = fc.constantFrom(
    'https:',
    'HTTPS:',
    'file:',
    '/',
    '//',
    '\\',
    '@',
    ':',
    ' ',
    '\n',
    'a.b',
    '[::1]',
    '%00',
    '?',
    '#',
  )
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const url = outsideLink(signs.join(''))
      if (url === null) return
      expect(url.protocol).toBe('https:')
      expect(url.host).not.toBe('')
      expect(url.username + url.password).toBe('')
    }),
    { numRuns: 5_000 },
  )
})
