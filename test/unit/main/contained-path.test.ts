import { sep } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { containedPath } from '../../../electron/main/contained-path.ts'

const folder = '/app/renderer'

test('a path below the folder is the file it names', () => {
  expect(containedPath(folder, '/assets/index-1.js')).toBe('/app/renderer/assets/index-1.js')
  expect(containedPath(folder, '/a%20b.js')).toBe('/app/renderer/a b.js')
})

test.each([
  '/../secret',
  '/..%2fsecret',
  '/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/assets/../../secret',
  '/../renderer-of-others/secret',
  '/..\\secret',
  '/%5c..%5csecret',
  '/a%00.js',
  '/%',
  '/%zz',
  '/',
])('%s leads nowhere', (path) => {
  expect(containedPath(folder, path)).toBeNull()
})

test('whatever a path is made of, the file is inside of the folder', () => {
  const part = fc.constantFrom(
    ...[
      '..',
      '.',
      '/',
      '//',
      '\\',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '%00',
      '%252e',
      'etc',
      'renderer',
      'a',
      ';',
      '%',
      '~',
    ],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const file = containedPath(folder, `/${parts.join('')}`)
      if (file === null) return
      expect(file.startsWith(`${folder}${sep}`)).toBe(true)
      expect(file).not.toMatch(/\0|\/\.\.(\/|$)/)
    }),
    { numRuns: 20_000 },
  )
})
