import { expect, test } from 'vitest'
import type { StackDocument } from '#shared/model/document.ts'
import {
  addFile,
  freeName,
  nameProblem,
  removalProblem,
  removeFile,
  renameFile,
  tabOrder,
} from '../../../../renderer/screens/editor/draft-files.ts'

const document: StackDocument = {
  composeFiles: ['compose.yaml'],
  files: [
    { path: '.env', content: 'A=1\n' },
    { path: 'compose.yaml', content: 'services: {}\n' },
  ],
  environment: {},
  profiles: [],
  projectDirectory: null,
}

test('a name that leads out of the document is refused with a reason', () => {
  expect(
    ['', '/etc/passwd', 'C:/x', 'a\\b', '../x', 'a//b', '.env', 'conf/nginx.conf'].map((name) =>
      nameProblem(document, name, null),
    ),
  ).toEqual([
    'A file needs a name.',
    'The name is relative to the compose file: it cannot start with / or a drive.',
    'The name is relative to the compose file: it cannot start with / or a drive.',
    'Use / between folders.',
    'No empty folder and no .. in the name.',
    'No empty folder and no .. in the name.',
    'There is a file called .env.',
    null,
  ])
})

test('a file may keep its own name', () => {
  expect(nameProblem(document, '.env', '.env')).toBeNull()
})

test('a free name counts up before the ending', () => {
  expect([freeName(document, 'compose.yaml'), freeName(document, '.env'), freeName(document, 'new.env')]).toEqual([
    'compose-2.yaml',
    '.env-2',
    'new.env',
  ])
})

test('a compose file that is renamed stays a compose file', () => {
  const renamed = renameFile(document, 'compose.yaml', 'stack.yaml')
  expect(renamed.composeFiles).toEqual(['stack.yaml'])
  expect(tabOrder(renamed).map((file) => file.path)).toEqual(['stack.yaml', '.env'])
})

test('the last compose file cannot be taken away, others can', () => {
  expect(removalProblem(document, 'compose.yaml')).toBe('A stack needs at least one compose file.')
  expect(removeFile(addFile(document, 'web.env'), 'web.env')).toEqual(document)
})
