// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax under test
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interpolateText, variablesOf } from '#engine/compose/interpolate/template.ts'

const values: Record<string, string> = { SET: 'value', EMPTY: '' }
const lookup = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined)

const render = (template: string): string => {
  const result = interpolateText(template, lookup)
  return result.ok ? result.text : `error: ${result.error}`
}

test.each([
  ['plain', 'plain'],
  ['$SET', 'value'],
  ['${SET}', 'value'],
  ['a-$SET-b', 'a-value-b'],
  ['$SET.x', 'value.x'],
  ['$UNSET', ''],
  ['$$SET', '$SET'],
  ['$$$SET', '$value'],
  ['$1 and $ and 5$', '$1 and $ and 5$'],
  ['${EMPTY:-default}', 'default'],
  ['${EMPTY-default}', ''],
  ['${UNSET:-default}', 'default'],
  ['${UNSET-default}', 'default'],
  ['${SET:-default}', 'value'],
  ['${SET:+other}', 'other'],
  ['${EMPTY:+other}', ''],
  ['${EMPTY+other}', 'other'],
  ['${UNSET+other}', ''],
  ['${SET:?needed}', 'value'],
  ['${EMPTY?needed}', ''],
  ['${UNSET:-${SET}}', 'value'],
  ['${UNSET:-${EMPTY:-${SET:+deep}}}', 'deep'],
  ['${UNSET:-a$$b}', 'a$b'],
  ['${SET:-${UNSET:?not asked for}}', 'value'],
  ['${UNSET:-http://x:80/?a=b}', 'http://x:80/?a=b'],
])('%s becomes %j', (template, expected) => {
  expect(render(template)).toBe(expected)
})

test.each([
  ['${UNSET:?say why}', 'error: The variable UNSET has to be set and not be empty: say why'],
  ['${UNSET?$SET is needed}', 'error: The variable UNSET has to be set: value is needed'],
  ['${EMPTY:?}', 'error: The variable EMPTY has to be set and not be empty.'],
  ['${SET', 'error: "${SET" is not a variable. Write ${NAME}, or $$ for a plain $.'],
  ['${}', 'error: "${}" is not a variable. Write ${NAME}, or $$ for a plain $.'],
  ['${1A}', 'error: "${1A}" is not a variable. Write ${NAME}, or $$ for a plain $.'],
  ['${SET:-', 'error: The braces behind a $ are never closed. Write $$ for a plain $.'],
])('%s is refused: %s', (template, expected) => {
  expect(render(template)).toBe(expected)
})

test('variables that had neither a value nor a default are named', () => {
  const result = interpolateText('$A ${B:-x} ${C} ${SET:-$D}', lookup)
  expect(result).toEqual({ ok: true, text: ' x  value', unset: ['A', 'C'] })
})

test('every variable a text refers to is found, also in defaults', () => {
  expect(variablesOf('$A ${B:-${C:+$D}} $$E ${F:?$G}')).toEqual(['A', 'B', 'C', 'D', 'F', 'G'])
})

test('any text is answered with a text or a sentence, the same each time', () => {
  const piece = fc.constantFrom('$', '{', '}', ':', '-', '?', '+', 'A', 'SET', ' ', '${', '$$', '${A:-', '${SET:+')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const template = pieces.join('')
      expect(interpolateText(template, lookup)).toEqual(interpolateText(template, lookup))
      variablesOf(template)
    }),
    { numRuns: 2000 },
  )
})

test('a text without a dollar is left as it is', () => {
  fc.assert(fc.property(fc.string(), (text) => text.includes('$') || render(text) === text))
})
