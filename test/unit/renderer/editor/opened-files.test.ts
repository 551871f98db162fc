import { expect, test } from 'vitest'
import { startingDocument } from '../../../../renderer/screens/editor/starting-document.ts'
import { composeFilesAmong, openFiles } from '../../../../renderer/state/opened-files.ts'

test('compose files are merged in the order Compose takes them, other YAML is left out', () => {
  expect(
    composeFilesAmong(['values.yaml', 'compose.prod.yaml', 'docker-compose.override.yml', 'docker-compose.yml']),
  ).toEqual(['docker-compose.yml', 'docker-compose.override.yml', 'compose.prod.yaml'])
})

test('a YAML file with a name of its own is the compose file where none has the usual name', () => {
  expect(composeFilesAmong(['.env', 'stack-2026-11-01.yaml'])).toEqual(['stack-2026-11-01.yaml'])
})

test('opening a compose file makes a new document and keeps the variables', () => {
  const before = { ...startingDocument(), environment: { TAG: '1' } }
  const opened = openFiles(before, [{ path: 'compose.yml', content: 'services: {}\n' }])
  expect(opened).toEqual({
    kind: 'document',
    document: {
      ...before,
      composeFiles: ['compose.yml'],
      files: [{ path: 'compose.yml', content: 'services: {}\n' }],
    },
  })
})

test('opening an env file alone adds it to the document there is', () => {
  const opened = openFiles(startingDocument(), [{ path: '.env', content: 'A=1\n' }])
  expect(opened.kind === 'document' && opened.document.files.map((file) => file.path)).toEqual(['compose.yaml', '.env'])
})

test('a file that is not text is refused by its name', () => {
  expect(openFiles(startingDocument(), [{ path: 'data.bin', content: 'a\0b' }])).toEqual({
    kind: 'refused',
    reason: 'data.bin is not text. Open compose and env files here.',
  })
})
