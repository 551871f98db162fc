import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAnsi } from '../../../../renderer/screens/logs/ansi-text.ts'
import { linePieces } from '../../../../renderer/screens/logs/line-pieces.ts'
import { readSearch } from '../../../../renderer/screens/logs/text-search.ts'

const found = (text: string, wanted: string, options = {}) => {
  const outcome = readSearch({ text: wanted, matchCase: false, regex: false, ...options })
  return outcome.kind === 'search' ? outcome.search.places(text).map(({ from, to }) => text.slice(from, to)) : outcome
}

test('text is looked for as it is written, an expression as one', () => {
  expect(found('a.b A.B axb', 'a.b')).toEqual(['a.b', 'A.B'])
  expect(found('a.b A.B axb', 'a.b', { matchCase: true })).toEqual(['a.b'])
  expect(found('a.b A.B axb', 'a.b', { regex: true })).toEqual(['a.b', 'A.B', 'axb'])
  expect(found('anything', '(', { regex: true })).toMatchObject({ kind: 'unreadable' })
  expect(found('anything', '')).toEqual({ kind: 'none' })
  expect(found('abc', 'x*', { regex: true })).toEqual([])
})

test('a place that was found is marked across a change of colour', () => {
  const { text, runs } = parseAnsi('one \u001b[31mtwo\u001b[0m three')
  const pieces = linePieces(text, runs, [{ from: 2, to: 6 }])
  expect(pieces.map(({ text: piece, found: isFound, style }) => [piece, isFound, style?.colour ?? null])).toEqual([
    ['on', false, null],
    ['e ', true, null],
    ['tw', true, 'red'],
    ['o', false, 'red'],
    [' three', false, null],
  ])
})

test('the pieces of a line put together are the line', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 2 }), (line, wanted) => {
      const { text, runs } = parseAnsi(line)
      const outcome = readSearch({ text: wanted, matchCase: false, regex: false })
      const places = outcome.kind === 'search' ? outcome.search.places(text) : []
      expect(
        linePieces(text, runs, places)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
