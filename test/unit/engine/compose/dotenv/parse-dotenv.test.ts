// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax under test
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDotenv } from '#engine/compose/dotenv/parse-dotenv.ts'
import { parseRawEnv } from '#engine/compose/dotenv/parse-raw-env.ts'

const outside = (name: string) => (name === 'OUTSIDE' ? 'outer' : undefined)

const read = (content: string): unknown => {
  const result = parseDotenv(content, outside)
  return result.ok ? Object.fromEntries(result.values) : `line ${result.line}: ${result.error}`
}

test.each([
  ['A=b', { A: 'b' }],
  ['A: b', { A: 'b' }],
  ['export A=b', { A: 'b' }],
  ['  A = b  ', { A: 'b' }],
  ['A=', { A: '' }],
  ['\uFEFFA=b\r\nC=d\r\n', { A: 'b', C: 'd' }],
  ['# comment\n\nA=b # comment', { A: 'b' }],
  ['A=b#c', { A: 'b#c' }],
  ['A=#c', { A: '' }],
  ["A='$B # c'", { A: '$B # c' }],
  ["A='it\\'s'", { A: "it's" }],
  ['A="x\\ty\\n\\"q\\""', { A: 'x\ty\n"q"' }],
  ['A="\\$B"', { A: '$B' }],
  ['A="one\ntwo" # comment\nB=c', { A: 'one\ntwo', B: 'c' }],
  ['A=b\nB=${A}-$A', { A: 'b', B: 'b-b' }],
  ['A="${MISSING:-x}"', { A: 'x' }],
  ['A=$OUTSIDE', { A: 'outer' }],
  ['OUTSIDE\nMISSING', { OUTSIDE: 'outer' }],
  ['A=b=c', { A: 'b=c' }],
  ['A.b-c[0]=d', { 'A.b-c[0]': 'd' }],
])('%j gives %j', (content, expected) => {
  expect(read(content)).toEqual(expected)
})

test.each([
  ['A=b\nC D=e', 'line 2: The name "C D" holds a space.'],
  ['A="b\n\nc', 'line 1: The " that starts here is never closed.'],
  ["A='b'c", "line 1: There is text behind the closing '."],
  ['=b', 'line 1: There is no name before the =.'],
  ['A%=b', 'line 1: "A%" is not a name for a variable.'],
  ['A=b\n\nB=${A:?', 'line 3: The braces behind a $ are never closed. Write $$ for a plain $.'],
])('%j is refused: %s', (content, expected) => {
  expect(read(content)).toBe(expected)
})

test('a raw env file takes every line as it is', () => {
  const result = parseRawEnv('# comment\nA="$B" # c\r\nC=d=e\nBARE\n')
  expect(result.ok && Object.fromEntries(result.values)).toEqual({ A: '"$B" # c', C: 'd=e' })
})

test('any text is answered with variables or with a line', () => {
  const piece = fc.constantFrom('A', '=', ':', '"', "'", '\\', '\n', ' ', '#', '$', '{', '}', 'export ', '\r')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const result = parseDotenv(pieces.join(''), outside)
      expect(result.ok || result.line >= 1).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
