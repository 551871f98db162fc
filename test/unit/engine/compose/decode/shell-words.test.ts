import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitShellWords } from '#engine/compose/decode/shell-words.ts'
import { inWeb, problemsOf, webOf } from '../document-of.ts'

test.each([
  ['', []],
  ['  ', []],
  ['a b  c', ['a', 'b', 'c']],
  [`a "b c" 'd e'`, ['a', 'b c', 'd e']],
  [`a"b"'c'`, ['abc']],
  ['a ""', ['a', '']],
  ['a\\ b', ['a b']],
  [`'a\\b'`, ['a\\b']],
  ['"a\\"b"', ['a"b']],
  ['echo $(date now) `x y`', ['echo', '$(date now)', '`x y`']],
])('%j is the words %j', (line, words) => {
  expect(splitShellWords(line)).toEqual({ ok: true, words, cut: null })
})

test.each(['a "b', "a 'b", 'a \\', 'a (b', '`a'])('%j is refused', (line) => {
  expect(splitShellWords(line).ok).toBe(false)
})

test('any line is answered', () => {
  const piece = fc.constantFrom('a', ' ', '"', "'", '\\', '$(', ')', '`', '&', '$')
  fc.assert(fc.property(fc.array(piece), (pieces) => typeof splitShellWords(pieces.join('')).ok === 'boolean'))
})

test('a command keeps a list as it is, an empty one clears, none keeps that of the image', () => {
  const read = (keys: string) => [webOf(keys)?.command, webOf(keys)?.entrypoint]
  expect(read('command: ["sh", "-c", "a && b"]\nentrypoint: []')).toEqual([['sh', '-c', 'a && b'], []])
  expect(read('command: ""\nentrypoint: ')).toEqual([[], null])
})

test('a command that only a shell would understand is cut where Compose cuts it, with a warning', () => {
  expect(webOf('command: echo a && echo b')?.command).toEqual(['echo', 'a'])
  expect(problemsOf(inWeb('command: echo a && echo b'))).toEqual([
    'compose.yaml:4:14 warning command-cut: Like Compose, this ends the command at &, which only a shell understands. Write ["sh", "-c", "..."] to have one.',
  ])
})

test('a word of a command that is not text is refused', () => {
  expect(problemsOf(inWeb('command: [sleep, 1]'))).toEqual([
    'compose.yaml:4:22 wrong-type: 1 takes text. Write "1" in quotes.',
  ])
})
