import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaletteEntry } from '../../../../../renderer/frame/palette/palette-entry.ts'
import { matchEntry, paletteQuery, titlePieces } from '../../../../../renderer/frame/palette/palette-search.ts'

const entry = (title: string, detail = ''): PaletteEntry => ({
  id: title,
  group: 'go',
  title,
  detail,
  icon: 'stack',
  act: { kind: 'go', to: '/' },
})

const score = (title: string, typed: string, detail = ''): number | undefined =>
  matchEntry(entry(title, detail), paletteQuery(typed).words)?.score

test('a sign at the start narrows the search to actions, commands or hosts', () => {
  expect([paletteQuery('>rest bill'), paletteQuery('# 12'), paletteQuery('@Prod'), paletteQuery('  Shop ')]).toEqual([
    { words: ['rest', 'bill'], groups: ['do'] },
    { words: ['12'], groups: ['commands'] },
    { words: ['prod'], groups: ['hosts'] },
    { words: ['shop'], groups: null },
  ])
})

test('every word has to be found, in any order', () => {
  expect(matchEntry(entry('Restart billing'), ['bill', 'rest'])?.marks).toEqual([
    { start: 0, end: 4 },
    { start: 8, end: 12 },
  ])
  expect(matchEntry(entry('Restart billing'), ['bill', 'stop'])).toBeNull()
})

test('the start of the title counts more than the start of a word, that more than its middle, and all more than words beside', () => {
  const scores = [
    score('shop', 'shop'),
    score('shopping', 'shop'),
    score('Logs of shopping', 'shop'),
    score('workshop', 'shop'),
    score('web', 'shop', 'service of shop'),
  ]
  expect(scores).toEqual(scores.toSorted((a, b) => (b ?? 0) - (a ?? 0)))
  expect(new Set(scores).size).toBe(scores.length)
})

test('touching and overlapping words are marked as one', () => {
  expect(matchEntry(entry('restart'), ['rest', 'sta'])?.marks).toEqual([{ start: 0, end: 5 }])
})

test('pieces of a title are together the title, and the marked ones are what was searched for', () => {
  const title = fc.stringMatching(/^[a-z -]{1,24}$/)
  fc.assert(
    fc.property(title, fc.array(fc.nat(23), { minLength: 1, maxLength: 3 }), (text, starts) => {
      const words = starts.map((at) => text.slice(at % text.length, (at % text.length) + 3).trim()).filter(Boolean)
      const found = matchEntry(entry(text), words)
      expect(found).not.toBeNull()
      const pieces = titlePieces(text, found?.marks ?? [])
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const word of words) expect(pieces.some((piece) => piece.marked && piece.text.includes(word))).toBe(true)
    }),
  )
})

test('an entry without a word fails, whatever else it has', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-y ]{0,30}$/), fc.stringMatching(/^[a-y ]{0,30}$/), (title, detail) => {
      expect(matchEntry(entry(title, detail), ['z'])).toBeNull()
    }),
  )
})
