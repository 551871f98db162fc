import { expect, test } from 'vitest'
import { composeKeys } from '../../../../renderer/screens/editor/compose-keys.ts'
import { keyPathAt } from '../../../../renderer/screens/editor/key-path.ts'

const above = ['services:', '  web:', '    image: nginx', '    healthcheck:', '      test: ["CMD", "true"]', '']

test('the place of a line is read off the indentation of the lines above', () => {
  expect([0, 2, 4, 6].map((indentation) => keyPathAt(above, indentation).join('/'))).toEqual([
    '',
    'services',
    'services/web',
    'services/web/healthcheck',
  ])
})

test('keys are offered where Compose knows them, none where any name may stand', () => {
  expect(composeKeys(['services', 'web', 'healthcheck']).map((key) => key.name)).toContain('start_period')
  expect(composeKeys(['services'])).toEqual([])
})
