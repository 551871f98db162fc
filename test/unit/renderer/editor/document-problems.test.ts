import { Text } from '@codemirror/state'
import { expect, test } from 'vitest'
import type { DocumentProblem } from '#shared/model/document.ts'
import { diagnosticsOf, nextProblem, problemsOfError } from '../../../../renderer/screens/editor/document-problems.ts'

const problem = (line: number, column: number, file = 'compose.yaml'): DocumentProblem => ({
  severity: 'error',
  rule: 'unknown-key',
  message: `wrong at ${line}`,
  path: 'services.web',
  position: { file, line, column },
})

const text = Text.of(['services:', '  web:', '    imag: nginx   ', ''])

test('a problem is marked from its column to the end of what stands on the line', () => {
  expect(diagnosticsOf([problem(3, 5)], text, () => undefined)).toEqual([
    { from: 21, to: 32, severity: 'error', message: 'wrong at 3', source: 'unknown-key' },
  ])
})

test('a problem past the end of the text is marked on the last line', () => {
  expect(diagnosticsOf([problem(99, 7)], text, () => undefined).map(({ from, to }) => [from, to])).toEqual([[36, 36]])
})

test('going to the next problem goes round at the end', () => {
  const all = [problem(2, 1), problem(5, 1)]
  expect([1, 2, 5].map((line) => nextProblem(all, 'compose.yaml', line)?.position?.line)).toEqual([2, 5, 2])
})

test('going to the next problem leads on to another file', () => {
  expect(nextProblem([problem(2, 1), problem(1, 1, '.env')], 'compose.yaml', 2)?.position?.file).toBe('.env')
})

test('the problems of a refused document keep their lines', () => {
  const details = { problems: [{ rule: 'cycle', message: 'm', path: 'p', file: 'a.yaml', line: 4, column: null }] }
  expect(problemsOfError(details)).toEqual([
    { severity: 'error', rule: 'cycle', message: 'm', path: 'p', position: { file: 'a.yaml', line: 4, column: 1 } },
  ])
})
