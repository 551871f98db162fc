import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAnsi } from '../../../../renderer/screens/logs/ansi-text.ts'

const looks = (line: string) =>
  parseAnsi(line).runs.map(({ from, to, style }) => ({
    text: parseAnsi(line).text.slice(from, to),
    ...Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null && value !== false)),
  }))

test.each([
  ['\u001b[31mred\u001b[0m and plain', 'red and plain', [{ text: 'red', colour: 'red' }]],
  [
    '\u001b[1;33;44mloud\u001b[22mless\u001b[39;49mplain',
    'loudlessplain',
    [
      { text: 'loud', colour: 'yellow', ground: 'blue', bold: true },
      { text: 'less', colour: 'yellow', ground: 'blue' },
      { text: 'plain' },
    ],
  ],
  ['\u001b[92mbright\u001b[m', 'bright', [{ text: 'bright', colour: 'green' }]],
  [
    '\u001b[38;5;196mindexed\u001b[38;2;10;200;220mtrue\u001b[0m',
    'indexedtrue',
    [
      { text: 'indexed', colour: 'red' },
      { text: 'true', colour: 'cyan' },
    ],
  ],
  ['\u001b[38:5:21mcolons', 'colons', [{ text: 'colons', colour: 'blue' }]],
  ['\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007', 'link', []],
  ['\u001b]0;title\u001b\\after', 'after', []],
  ['\u001b[2J\u001b[10;20Hmoved\u001b[?25l', 'moved', []],
  ['10 %\r20 %\rdone\r', 'done', []],
  ['bell\u0007 and nul\u0000', 'bell␇ and nul␀', []],
  ['ends within \u001b[3', 'ends within ', []],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>', []],
])('%j is shown as %j', (line, text, runs) => {
  expect(parseAnsi(line).text).toBe(text)
  expect(looks(line)).toEqual(runs)
})

test('of any line no escape or control character is left, and runs are in order within the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001b[', '\u001b[31m', '\u001b]0;', '\u0007', '\u001b\\', '38;5;', 'm', '\r'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { text, runs } = parseAnsi(pieces.join(''))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/)
      let end = 0
      for (const { from, to } of runs) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 50 },
  )
})
