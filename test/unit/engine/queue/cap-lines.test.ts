import { expect, test } from 'vitest'
import { capLines, errorReserveBytes, logCapBytes } from '#engine/queue/cap-lines.ts'

const line = (text: string, level: 'info' | 'error' = 'info') => ({ level, step: 'pull', text, at: 1 })

test('lines that fit are kept as they are', () => {
  const lines = [line('one'), line('zwei ü')]
  expect(capLines(lines, 10)).toEqual({ kept: lines, bytes: 10 + 3 + 7 })
})

test('a full log says so once and keeps nothing more', () => {
  const first = capLines([line('x'.repeat(100)), line('more'), line('still more')], logCapBytes - 50)
  expect(first.kept.map(({ text }) => text)).toEqual([
    'The log of this command is full (10 MiB). What follows is left out, errors excepted.',
  ])
  expect(capLines([line('again')], first.bytes)).toEqual({ kept: [], bytes: first.bytes })
})

test('errors still find room in a full log, as far as their reserve goes', () => {
  const { bytes } = capLines([line('x'.repeat(100))], logCapBytes)
  expect(capLines([line('the reason', 'error')], bytes).kept).toEqual([line('the reason', 'error')])
  expect(capLines([line('the reason', 'error')], logCapBytes + errorReserveBytes).kept).toEqual([])
})

test('a line that is no line for a person is cut', () => {
  const [kept] = capLines([line('y'.repeat(100_000))], 0).kept
  expect(kept?.text.length).toBeLessThan(70_000)
  expect(kept?.text.endsWith(' … (cut)')).toBe(true)
})
