import { expect, test } from 'vitest'
import { chooseEngine, type EngineSituation } from '../../../electron/start/engine-choice.ts'

const freshDebian: EngineSituation = {
  answers: false,
  addressGiven: false,
  dockerdInstalled: false,
  isLinux: true,
  isRoot: true,
  hasApt: true,
  wish: 'ask',
  hasTerminal: true,
}

test('an Engine that answers is used as it is', () => {
  expect(chooseEngine({ ...freshDebian, answers: true, wish: 'yes' })).toEqual({ kind: 'use' })
})

test('root on Debian without an Engine is asked whether to install one', () => {
  expect(chooseEngine(freshDebian)).toEqual({ kind: 'install', ask: true })
})

test('no terminal means yes, and so does the flag', () => {
  expect(chooseEngine({ ...freshDebian, hasTerminal: false })).toEqual({ kind: 'install', ask: false })
  expect(chooseEngine({ ...freshDebian, wish: 'yes' })).toEqual({ kind: 'install', ask: false })
})

test('an Engine that is installed but does not run is started, not installed', () => {
  expect(chooseEngine({ ...freshDebian, dockerdInstalled: true })).toEqual({ kind: 'start', ask: true })
})

test.each([
  ['the person said no', { wish: 'no' }],
  ['it is not Linux', { isLinux: false }],
  ['it is not root', { isRoot: false }],
  ['there is no apt', { hasApt: false }],
  ['another Engine was named', { addressGiven: true, wish: 'yes' }],
] as const)('nothing is started where %s', (_, found) => {
  expect(chooseEngine({ ...freshDebian, ...found }).kind).toBe('none')
})
