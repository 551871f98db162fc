import { expect, test } from 'vitest'
import { readStartFlags, startUsage } from '../../../electron/start/start-flags.ts'

test('without flags the window is opened and the Engine asked for', () => {
  expect(readStartFlags([])).toEqual({
    help: false,
    sample: false,
    engine: 'ask',
    browser: false,
    open: true,
    dataFolder: null,
    dockerHost: null,
    port: null,
  })
})

test('every flag is read', () => {
  const args = [
    '--sample',
    '--browser',
    '--no-open',
    '--install-engine',
    '--data-dir',
    '/d',
    '--docker-host',
    'unix:///s',
  ]
  expect(readStartFlags([...args, '--port=0'])).toEqual({
    help: false,
    sample: true,
    engine: 'yes',
    browser: true,
    open: false,
    dataFolder: '/d',
    dockerHost: 'unix:///s',
    port: '0',
  })
})

test('--no-install-engine wins over --install-engine', () => {
  expect(readStartFlags(['--install-engine', '--no-install-engine']).engine).toBe('no')
})

test('an unknown flag is refused', () => {
  expect(() => readStartFlags(['--frobnicate'])).toThrow('--frobnicate')
})

test('the help names every flag', () => {
  for (const flag of [
    '--sample',
    '--install-engine',
    '--no-install-engine',
    '--browser',
    '--no-open',
    '--data-dir',
    '--port',
  ]) {
    expect(startUsage).toContain(flag)
  }
})
