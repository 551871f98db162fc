import { expect, test } from 'vitest'
import { createRedactor } from '#engine/commands/redactor.ts'

test('a known secret is taken out wherever it stands', () => {
  const redactor = createRedactor()
  redactor.add(['hunter2-hunter2'])
  expect(redactor.text('psql: password "hunter2-hunter2" refused for hunter2-hunter2')).toBe(
    'psql: password "(secret)" refused for (secret)',
  )
})

test('a secret that holds another one leaves no part of itself', () => {
  const redactor = createRedactor()
  redactor.add(['abcdef'])
  redactor.add(['abcdefghij'])
  expect(redactor.text('abcdefghij abcdef')).toBe('(secret) (secret)')
})

test('values too short to be told from any text stay', () => {
  const redactor = createRedactor()
  redactor.add(['a', '12345', ''])
  expect(redactor.text('a 12345')).toBe('a 12345')
})
