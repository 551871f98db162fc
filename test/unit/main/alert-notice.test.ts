import { expect, test } from 'vitest'
import { Alert } from '#shared/model/alert.ts'
import { alertNotices } from '../../../electron/main/alert-notice.ts'

const alert = (id: string, changes: Partial<Alert> = {}): Alert => ({
  ...Alert.parse({
    id,
    kind: 'container-died',
    severity: 'error',
    hostId: '019aa0b2-0000-7000-8000-000000000001',
    hostName: 'lab',
    stackId: null,
    stackName: 'shop',
    services: ['web'],
    title: `${id} died`,
    text: 'It ended.',
    since: '2026-11-22T14:24:05.123Z',
    muted: false,
  }),
  ...changes,
})

test('an alert is told once, and again only after it was over', () => {
  expect(alertNotices([alert('a')], new Set())).toEqual([{ title: 'a died', body: 'It ended.', route: '/stacks/shop' }])
  expect(alertNotices([alert('a')], new Set(['a']))).toEqual([])
})

test('a muted one is never told, and one of a host leads to the overview', () => {
  expect(alertNotices([alert('a', { muted: true })], new Set())).toEqual([])
  expect(alertNotices([alert('a', { stackName: null })], new Set())[0]?.route).toBe('/')
})

test('many at once are one notification', () => {
  expect(alertNotices([alert('a'), alert('b'), alert('c')], new Set())).toEqual([
    { title: '3 things need you', body: 'a died; b died; c died', route: '/' },
  ])
})
