import { expect, test } from 'vitest'
import { checkDocument } from '#engine/compose/check-document.ts'
import type { DocumentProblem, TextEdit } from '#shared/model/document.ts'
import { documentOf } from '../document-of.ts'

const problemsIn = (content: string): readonly DocumentProblem[] =>
  checkDocument({ name: 'shop', document: documentOf(content) }).problems

/** A text with edits made, later places first, as an editor makes them at once. */
const edited = (text: string, edits: readonly TextEdit[]): string => {
  const lines = text.split('\n')
  const offset = ({ line, column }: TextEdit['from']) =>
    Math.min(text.length, lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1)
  return [...edits]
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => offset(b.edit.from) - offset(a.edit.from) || b.index - a.index)
    .reduce((made, { edit }) => made.slice(0, offset(edit.from)) + edit.insert + made.slice(offset(edit.to)), text)
}

const unwise = `services:
    web:
        image: nginx:1.27
        privileged: true # for now
        depends_on:
            db:
                condition: service_healthy
            app: { condition: service_healthy }

        # the end of web
    app:
        image: example/app:1
    db:
        image: postgres:16
        volumes:
        - ./init:/docker-entrypoint-initdb.d
    cache:
        image: mysql:8`

test.each([
  ['privileged', unwise],
  ['healthy-without-check', unwise],
  ['database-without-volume', unwise],
  ['database-without-volume', 'services:\n  db:\n    image: mongo:7\n\nvolumes:\n  other:\n'],
  [
    'database-without-volume',
    'volumes:\n  other:\nservices:\n  db:\n    image: mongo:7\n    volumes:\n      - other:/x\n',
  ],
  ['obsolete', 'version: "3"\nservices:\n  web:\n    image: a:1'],
  ['unknown-key', 'services:\n  web:\n    imge: a:1'],
  ['unknown-key', 'services:\n  web: { image: "a:1", ports: [{ target: 80, publishd: 8080 }] }'],
])('each fix of %s leaves a document that parses without it', (rule, content) => {
  const fixable = problemsIn(content).filter((problem) => problem.rule === rule)
  expect(fixable.length).toBeGreaterThan(0)
  for (const { fixes = [], message } of fixable) {
    expect(fixes.length).toBeGreaterThan(0)
    for (const { edits } of fixes) {
      const after = problemsIn(edited(content, edits))
      expect(after.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(
        problemsIn(content).filter(({ severity }) => severity === 'error').length,
      )
      expect(after.map((problem) => problem.message)).not.toContain(message)
      expect(after.some((problem) => problem.rule === 'yaml')).toBe(false)
    }
  }
})

test('a well-known image is given the health check that it can answer', () => {
  const waiting = problemsIn(unwise).find(
    ({ rule, message }) => rule === 'healthy-without-check' && message.includes('db is'),
  )
  expect(waiting?.fixes?.map(({ title }) => title)).toEqual(['Give db a health check', 'Wait until db is started'])
})

test('where the text allows no change there is none to offer', () => {
  const braces = 'services: { web: { image: "postgres:16", privileged: true } }'
  expect(problemsIn(braces).filter(({ fixes }) => fixes !== undefined)).toEqual([])
})
