import { expect, test } from 'vitest'
import { containedPath } from '../../../electron/main/contained-path.ts'

test('a path below the folder is the file it names', () => {
  expect(containedPath('/app/renderer', '/assets/index-1.js')).toBe('/app/renderer/assets/index-1.js')
  expect(containedPath('/app/renderer', '/a%20b.js')).toBe('/app/renderer/a b.js')
})

test.each([
  '/../secret',
  '/..%2fsecret',
  '/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/assets/../../secret',
  '/..\\secret',
  '/%5c..%5csecret',
  '/a%00.js',
  '/%',
  '/%zz',
  '/',
])('%s leads nowhere', (path) => {
  expect(containedPath('/app/renderer', path)).toBeNull()
})
