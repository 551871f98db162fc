// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files
import { expect, test } from 'vitest'
import { hoverSubject } from '../../../../renderer/screens/editor/hover-subject.ts'

const variables = [
  { name: 'MODE', value: 'production', secret: false },
  { name: 'EMPTY', value: '', secret: false },
  { name: 'UNSET', value: null, secret: false },
  { name: 'DB_PASSWORD', value: null, secret: true },
]

const lines = [
  'services:',
  '  web:',
  '    image: nginx',
  '    healthcheck: { interval: 5s, start_interval: 1s }',
  '    pre_start:',
  '    ports:',
  '      - target: 80',
  '    depends_on:',
  '      restart:',
]

const over = (line: number, word: string, wholeLine = false) =>
  hoverSubject(lines, line, { column: (lines[line] ?? '').indexOf(word) + 1, variables, wholeLine })

test('a key says what it does, what it takes and what Stackwright makes of it', () => {
  expect(over(2, 'image')).toEqual({
    from: 4,
    to: 9,
    title: 'image',
    beside: 'text',
    lines: ['The image that the container is made from, with its tag or digest.', 'Stackwright carries it out.'],
  })
  expect(over(3, 'start_interval')?.lines).toEqual([
    'Time between two checks while the service starts up.',
    'Since Engine API 1.44.',
    'With a limit: the plan for an older Engine names it and changes nothing.',
  ])
  expect(over(4, 'pre_start')?.lines.at(-1)).toMatch(/^Stackwright refuses it:/)
  expect(over(6, 'target')?.title).toBe('target')
})

test('names of a person’s own choice and values have nothing to say', () => {
  expect(over(1, 'web')).toBeNull()
  expect(over(2, 'nginx')).toBeNull()
  expect(over(8, 'restart')).toBeNull()
})

test('asked by the keyboard, the whole line speaks of its key', () => {
  expect(over(2, 'nginx', true)?.title).toBe('image')
})

const variable = (text: string) => hoverSubject([`    user: "${text}"`], 0, { column: 14, variables })?.lines

test.each([
  ['${MODE}', ['It is production']],
  ['$MODE', ['It is production']],
  ['${MODE:-dev}', ['It is production']],
  ['${UNSET:-dev}', ['Nothing sets it.', 'dev is put here.']],
  ['${EMPTY-dev}', ['It is set and empty.']],
  ['${EMPTY:-dev}', ['It is set and empty.', 'dev is put here.']],
  ['${UNSET:?no}', ['Nothing sets it.', 'It is required, so this is an error.']],
  ['${MODE:+on}', ['It is production', 'on is put here.']],
  ['${OTHER}', ['Nothing sets it.', 'Nothing is put here.']],
  ['${DB_PASSWORD}', ['Its name looks like that of a secret, so its value is not shown.']],
  ['$${MODE}', undefined],
])('a variable says what it comes to: %s', (text, said) => {
  expect(variable(text)).toEqual(said)
})
