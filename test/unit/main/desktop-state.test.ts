import { expect, test } from 'vitest'
import { french } from '#shared/language/fr/french.ts'
import { speak } from '#shared/language/translate.ts'
import type { StackStatus } from '#shared/model/stack.ts'
import { conditionOf, type DesktopState, headlineOf } from '../../../electron/main/desktop-state.ts'

const stateOf = (...stacks: (readonly [StackStatus, boolean])[]): DesktopState => ({
  stacks: stacks.map(([status, live], index) => ({ name: `s${index}`, status, live })),
  storage: null,
  alerts: [],
  running: [],
  pending: 0,
  ended: [],
  queues: [],
})

test('the tray shows the worst thing that is true', () => {
  expect(conditionOf(stateOf(['RUNNING', true], ['RUNNING', false], ['FAILED', true]))).toBe('needs-you')
  expect(conditionOf(stateOf(['RUNNING', true], ['RUNNING', false]))).toBe('unknown')
  expect(conditionOf(stateOf(['RUNNING', true], ['STOPPED', true]))).toBe('well')
})

test('where nothing can be stored, that is what the tray says', () => {
  const since = '2026-11-22T14:00:00.000Z'
  const full = { code: 'DATA_FOLDER_FULL', message: 'full', next: 'free some', since }
  const state = { ...stateOf(['RUNNING', true]), storage: full }
  expect(conditionOf(state)).toBe('needs-you')
  expect(headlineOf(state)).toBe('The disk is full: nothing can be stored')
  expect(headlineOf({ ...state, storage: { ...full, code: 'DATA_FOLDER_NOT_WRITABLE' } })).toBe('Nothing can be stored')
})

test('a stack that is not known is not called failed, and one that was never applied is not unknown', () => {
  expect(conditionOf(stateOf(['FAILED', false]))).toBe('unknown')
  expect(conditionOf(stateOf(['DRAFT', false], ['REMOVED', false]))).toBe('well')
})

test('the headline counts the worst first and leaves removed stacks out', () => {
  const state = stateOf(['RUNNING', true], ['RUNNING', true], ['FAILED', true], ['RUNNING', false], ['REMOVED', true])
  expect(headlineOf(state)).toBe('1 failed, 1 unknown, 2 running')
  expect(headlineOf(stateOf(['REMOVED', true]))).toBe('No stacks yet')
})

test('the headline is in the language that is spoken', () => {
  const state = stateOf(['RUNNING', true], ['DEGRADED', true], ['DEGRADED', true])
  try {
    speak({ language: 'fr', locale: 'fr-FR', texts: french })
    expect(headlineOf(state)).toBe('2 dégradées, 1 en marche')
  } finally {
    speak({ language: 'en', locale: 'en-GB', texts: {} })
  }
})
