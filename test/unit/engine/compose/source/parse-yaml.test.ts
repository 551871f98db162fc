import { expect, test } from 'vitest'
import { problemsOf } from '../document-of.ts'

test.each([
  [
    'services:\n  web:\n    image: a\n    image: b',
    '4:5 duplicate-key: image is given twice; it stands at line 3 already.',
  ],
  ['a: *nowhere', '1:4 alias: There is no anchor &nowhere before this place.'],
  ['a: &a [*a]', '1:8 alias: *a is used inside of what &a names; it cannot hold itself.'],
  ['a: { <<: 1 }', '1:10 merge-key: << takes a mapping, or a list of mappings, usually an alias such as *defaults.'],
  ['a: 1\n__proto__: {}', '2:1 bad-key: __proto__ cannot be used as a key.'],
  ['? [a]\n: b', '1:3 bad-key: A key must be text, not a list or a mapping.'],
  ['a: !secret b', '1:12 unknown-tag: A compose file knows the tags !reset and !override only, not !secret.'],
  ['a: b\u0000', '1:5 not-text: This file is not UTF-8 text: it holds a zero byte. It may be UTF-16 or a binary file.'],
  ['a:\n  b\uFFFD', '2:4 not-text: This file is not UTF-8 text. Save it as UTF-8.'],
  ['a: \u0007', '1:4 not-text: There is a control character (U+0007) here. Remove it.'],
  ['', '1:1 no-services: This compose file is empty.'],
  ['# only a comment', '1:1 no-services: This compose file is empty.'],
])('%j is refused at its place', (content, expected) => {
  expect(problemsOf(content)).toEqual([`compose.yaml:${expected}`])
})

test('broken YAML is refused where it breaks', () => {
  const [first] = problemsOf('services:\n  web:\n   image: a\n  - b')
  expect(first).toMatch(/^compose\.yaml:4:3 yaml: This is not valid YAML: /)
})

const bombs: ReadonlyArray<readonly [string, string]> = [
  [
    'aliases that multiply',
    Array.from(
      { length: 30 },
      (_, n) =>
        `a${n}: &a${n} [${
          n === 0
            ? 'x'
            : Array(9)
                .fill(`*a${n - 1}`)
                .join(', ')
        }]`,
    ).join('\n'),
  ],
  [
    'merge keys that copy a large map many times',
    `b: &b\n${Array.from({ length: 2000 }, (_, n) => `  k${n}: v`).join('\n')}\n${Array.from({ length: 2000 }, (_, n) => `m${n}: { <<: *b }`).join('\n')}`,
  ],
  ['a million open brackets', '['.repeat(1_000_000)],
  ['half a million dashes', '- '.repeat(500_000)],
  ['nested mappings', '{a: '.repeat(200_000)],
  ['very many keys', Array.from({ length: 100_000 }, (_, n) => `k${n}: v`).join('\n')],
  ['very many documents', '---\n'.repeat(250_000)],
]

test.each(bombs)('%s are refused before they take time or memory', (_name, content) => {
  // Each takes a fraction of a second; without its limit, minutes or the whole process.
  const start = performance.now()
  expect(problemsOf(content)).toEqual([expect.stringContaining('too-large')])
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a file that goes on wrong is refused at its first place', () => {
  expect(problemsOf(']'.repeat(1_000_000))).toEqual([
    expect.stringContaining('compose.yaml:1:1 yaml: This is not valid YAML'),
  ])
})
