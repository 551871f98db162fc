import { expect, test } from 'vitest'
import { openedRoute } from '../../../electron/main/opened-route.ts'

test('the page named on the command line is opened, wherever the argument stands', () => {
  expect(openedRoute(['electron', '--no-sandbox', '--open=/stacks/shop', '.'])).toBe('/stacks/shop')
  expect(openedRoute(['--open=/stacks/shop/plan?version=3'])).toBe('/stacks/shop/plan?version=3')
})

test.each(['--open=', '--open=https://elsewhere.example/', '--open=javascript:alert(1)', '--opens'])(
  '%s opens nothing',
  (argument) => {
    expect(openedRoute([argument])).toBeUndefined()
  },
)
