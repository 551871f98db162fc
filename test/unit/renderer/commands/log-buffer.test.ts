import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommandLogLine } from '#shared/model/command.ts'
import { addLines, emptyLog, missingLines } from '../../../../renderer/screens/commands/log-buffer.ts'

const line = (seq: number): CommandLogLine => ({
  seq,
  attempt: 1,
  at: '2026-11-22T14:24:05.123Z',
  level: 'info',
  step: 'plan',
  text: `line ${seq}`,
})
const lines = (...seqs: number[]): CommandLogLine[] => seqs.map(line)

test('lines that come in order are appended in order', () => {
  const buffer = addLines(addLines(emptyLog, lines(1, 2)), lines(3))
  expect(buffer).toEqual({ lines: lines(1, 2, 3), lastSeq: 3 })
})

test('a stream that starts again after a break does not double lines', () => {
  const buffer = addLines(addLines(emptyLog, lines(1, 2, 3)), lines(2, 3, 4))
  expect(buffer).toEqual({ lines: lines(1, 2, 3, 4), lastSeq: 4 })
})

test('a line that comes late is put in its place', () => {
  expect(addLines(addLines(emptyLog, lines(1, 3)), lines(2)).lines).toEqual(lines(1, 2, 3))
})

test('a hole in the numbers is counted as missing', () => {
  expect(missingLines(addLines(emptyLog, lines(1, 2, 5)))).toBe(2)
  expect(missingLines(emptyLog)).toBe(0)
})

test('however lines are cut into batches, doubled and shuffled, the buffer ends the same', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }), { maxLength: 20 })
  fc.assert(
    fc.property(batches, (seqs) => {
      const buffer = seqs.reduce((held, batch) => addLines(held, lines(...batch)), emptyLog)
      const expected = [...new Set(seqs.flat())].sort((a, b) => a - b)
      expect(buffer.lines.map((one) => one.seq)).toEqual(expected)
    }),
  )
})
