import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findHandEdits, keepHandEdits } from '#shared/wizard/hand-edits.ts'

const made = 'services:\n  web:\n    image: nginx:1\n  db:\n    image: postgres:17\nvolumes:\n  data: {}\n'
const edited = made.replace('nginx:1\n', 'nginx:1\n    labels: { team: web }\n').replace('postgres:17', 'postgres:17.2')

test('edits are told with their place and what was there', () => {
  expect(findHandEdits(made, edited)).toEqual([
    { id: '1', line: 4, before: [], after: ['    labels: { team: web }'], section: 'services.db' },
    {
      id: '2',
      line: 5,
      before: ['    image: postgres:17'],
      after: ['    image: postgres:17.2'],
      section: 'services.db',
    },
  ])
})

test('edits that are kept stand in the next document', () => {
  const next = made.replace('volumes:', '  cache:\n    image: redis:8\nvolumes:')
  const { text, lost } = keepHandEdits(made, next, findHandEdits(made, edited))
  expect(lost).toEqual([])
  expect(text).toContain('labels: { team: web }')
  expect(text).toContain('postgres:17.2')
  expect(text).toContain('redis:8')
})

test('an edit of what is gone is told as lost', () => {
  const next = made.replace('    image: postgres:17\n', '    image: postgres:18\n')
  const { text, lost } = keepHandEdits(made, next, findHandEdits(made, edited))
  expect(lost.map(({ id }) => id)).toEqual(['2'])
  expect(text).toContain('postgres:18')
  expect(text).toContain('labels: { team: web }')
})

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd: 1', '  e: 2', ''), { maxLength: 12 })
  .map((all) => all.join('\n'))

test('keeping all edits of a document that did not change gives what was edited', () => {
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      expect(keepHandEdits(before, before, findHandEdits(before, now))).toEqual({ text: now, lost: [] })
    }),
  )
})

test('keeping none gives the new document', () => {
  fc.assert(
    fc.property(lines, lines, (before, next) => {
      expect(keepHandEdits(before, next, [])).toEqual({ text: next, lost: [] })
    }),
  )
})
