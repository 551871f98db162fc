import { expect, test } from 'vitest'
import { CommandId } from '#shared/model/ids.ts'
import { markAt, marksOf } from '../../../../renderer/screens/usage/usage-marks.ts'

const shown = { from: Date.parse('2026-11-22T14:00:00Z') / 1000, to: Date.parse('2026-11-22T15:00:00Z') / 1000 }
const id = CommandId.parse('0190a3f0-0000-7000-8000-000000000001')
const event = (at: string, severity: 'info' | 'warning' | 'error', text: string) => ({
  at: `2026-11-22T${at}Z`,
  severity,
  text,
  stackName: 'shop',
  service: 'web',
})

test('commands and what went wrong are marks in order of time; what is of no matter or of another time is none', () => {
  const marks = marksOf(
    {
      events: [
        event('14:40:00.000', 'error', 'web-1 was killed: out of memory'),
        event('14:20:00.000', 'warning', 'web-1 is unhealthy'),
        event('14:10:00.000', 'info', 'web-1 started'),
        event('13:59:59.000', 'error', 'long ago'),
      ],
      commands: [
        { id, title: 'Apply shop v3', startedAt: '2026-11-22T14:05:00.000Z' },
        { id, title: 'Apply shop v4', startedAt: null },
      ],
    },
    shown,
  )
  expect(marks.map(({ tone, text, more }) => [tone, text, more])).toEqual([
    ['command', 'Apply shop v3', 0],
    ['warn', 'web-1 is unhealthy', 0],
    ['bad', 'web-1 was killed: out of memory', 0],
  ])
  expect(marks.map(({ href }) => href)).toEqual([
    `/commands/${id}`,
    '/stacks/shop/logs?service=web&at=2026-11-22T14%3A20%3A00.000Z',
    '/stacks/shop/logs?service=web&at=2026-11-22T14%3A40%3A00.000Z',
  ])
})

test('what would be drawn on each other is one mark, at the first moment and in the words of the worst', () => {
  const [mark, ...others] = marksOf(
    {
      events: [event('14:30:20.000', 'error', 'web-1 died'), event('14:30:10.000', 'warning', 'web-1 is unhealthy')],
      commands: [{ id, title: 'Apply shop v3', startedAt: '2026-11-22T14:30:00.000Z' }],
    },
    shown,
  )
  expect(others).toEqual([])
  expect(mark).toMatchObject({ at: shown.from + 1800, tone: 'bad', text: 'web-1 died', more: 2 })
})

test('the mark that is pointed at is the nearest one, and none where none is near', () => {
  const marks = marksOf(
    { events: [event('14:10:00.000', 'error', 'a'), event('14:11:00.000', 'error', 'b')], commands: [] },
    shown,
  )
  expect(markAt(marks, shown.from + 650, shown)?.text).toBe('b')
  expect(markAt(marks, shown.from + 1800, shown)).toBeNull()
})
