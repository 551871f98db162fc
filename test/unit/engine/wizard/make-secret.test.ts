import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSecret } from '#engine/wizard/make-secret.ts'

/** Numbers below the asked bound, from a list that repeats. */
const indexFrom = (numbers: readonly number[]) => {
  let at = 0
  return (below: number) => (numbers[at++ % numbers.length] ?? 0) % below
}
const numbers = fc.array(fc.nat(), { minLength: 1, maxLength: 50 })
const length = fc.integer({ min: 12, max: 64 })

test('a secret has its length, and nothing that an address would read as something else', () => {
  fc.assert(
    fc.property(numbers, length, fc.constantFrom('letters-digits', 'hex', 'mixed'), (all, size, alphabet) => {
      const secret = makeSecret({ length: size, alphabet }, indexFrom(all))
      expect(secret).toHaveLength(size)
      expect(secret).toMatch(/^[A-Za-z0-9][A-Za-z0-9._~-]*$/)
    }),
  )
})

test('a mixed one has a letter of each size, a digit and a sign', () => {
  fc.assert(
    fc.property(numbers, length, (all, size) => {
      const secret = makeSecret({ length: size, alphabet: 'mixed' }, indexFrom(all))
      for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[._~-]/]) expect(secret).toMatch(kind)
    }),
  )
})
