import { expect, test } from 'vitest'
import { refusedSwitch } from '../../../electron/main/refused-switches.ts'

const given =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name)

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'js-flags',
  'load-extension',
  'disable-web-security',
])('an installed app does not start with --%s', (name) => {
  expect(refusedSwitch(given('no-sandbox', name))).toBe(name)
})

test('other switches are let through', () => {
  expect(refusedSwitch(given('no-sandbox', 'disable-gpu', 'force-device-scale-factor'))).toBeUndefined()
})
