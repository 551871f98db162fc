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

test('a link opens the page that it names', () => {
  expect(openedRoute(['electron', 'stackwright://stacks/shop/logs', '--no-sandbox'])).toBe('/stacks/shop/logs')
  expect(openedRoute(['stackwright://stacks/shop/'])).toBe('/stacks/shop')
  expect(openedRoute(['stackwright://'])).toBe('/')
})

test.each([
  'stackwright:stacks/shop',
  'stackwright:////elsewhere.example/x',
  'stackwright://stacks/<script>',
  'stackwright://stacks/%2e%2e',
  'stackwright://user@host/x',
  'STACKWRIGHT://stacks/shop',
  'https://stacks/shop',
])('the link %s opens nothing', (link) => {
  expect(openedRoute([link])).toBeUndefined()
})
