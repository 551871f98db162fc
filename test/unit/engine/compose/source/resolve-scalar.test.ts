import { expect, test } from 'vitest'
import { webOf } from '../document-of.ts'

test.each([
  ['yes', 'yes'],
  ['"yes"', 'yes'],
  ['true', 'true'],
  ['True', 'true'],
  ['22:22', '22:22'],
  ['2024-01-31', '2024-01-31'],
  ['12', '12'],
  ['0644', '420'],
  ['0o644', '420'],
  ['0x1F', '31'],
  ['08', '8'],
  ['1_000', '1000'],
  ['1.50', '1.5'],
  ['1.2.3', '1.2.3'],
  ['12345678901234567890', '12345678901234567890'],
  ['!!str 0644', '0644'],
  ['""', ''],
])('the plain value %s is the environment value %j', (yaml, text) => {
  expect(webOf(`environment:\n  V: ${yaml}`)?.environment).toEqual({ V: text })
})
