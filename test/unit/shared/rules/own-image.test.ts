import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/index.ts'
import { fixAll } from '#shared/rules/fix-all.ts'
import { WizardAnswers } from '#shared/wizard/answers.ts'

test('fix all keeps the image that a person named, also where its tag is of no version that is known', () => {
  const answers = WizardAnswers.parse({
    stackName: 'shop',
    parts: [{ name: 'cache', component: 'redis', version: '8', image: 'example/redis:1' }],
  })
  const fixed = fixAll({ answers, catalogue: builtInCatalogue, host: null, previous: null, today: '2026-11-23' })
  expect(fixed.answers.parts[0]?.image).toBe('example/redis:1')
  expect(fixed.findings.map(({ rule }) => rule)).toContain('IMG-9')
})
