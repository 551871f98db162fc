import { expect, test } from 'vitest'
import { WizardAnswers } from '#shared/wizard/answers.ts'
import { adoptSealed } from '../../../../renderer/screens/wizard/adopt-sealed.ts'

const answersWith = (password: unknown, name = 'db') =>
  WizardAnswers.parse({
    stackName: 'shop',
    parts: [{ name, component: 'postgres', version: '18', options: { password, user: 'app' } }],
  })

const sealed = { secret: 'sealed', ref: 'one' }

test('a secret that was sealed since it was sent is sealed here too, beside what was changed in between', () => {
  const sent = answersWith({ secret: 'given', value: 'correct horse' })
  const now = { ...answersWith({ secret: 'given', value: 'correct horse' }), stackName: 'other' }
  const adopted = adoptSealed(now, sent, answersWith(sealed))
  expect(adopted.stackName).toBe('other')
  expect(adopted.parts[0]?.options).toEqual({ password: sealed, user: 'app' })
})

test('a secret that was typed anew in between stays as typed', () => {
  const typed = { secret: 'given', value: 'battery staple' }
  const adopted = adoptSealed(
    answersWith(typed),
    answersWith({ secret: 'given', value: 'correct horse' }),
    answersWith(sealed),
  )
  expect(adopted.parts[0]?.options['password']).toEqual(typed)
})

test('a part that the draft does not know stays as it is', () => {
  const now = answersWith({ secret: 'given', value: 'correct horse' }, 'store')
  expect(adoptSealed(now, answersWith({ secret: 'generate' }), answersWith(sealed))).toEqual(now)
})
