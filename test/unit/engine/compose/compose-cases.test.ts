import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collectDocument } from '#engine/compose/collect-document.ts'
import { loadModel } from '#engine/compose/load-document.ts'
import { nameOfDocument } from '#engine/compose/name-of-document.ts'
import { printModel } from '#engine/compose/print-model.ts'
import { isAppError } from '#shared/contract/app-error.ts'

const root = join(import.meta.dirname, '../../../fixtures/compose-cases')
const cases = readdirSync(root).filter((name) => !name.endsWith('.md'))

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const folderOf = (name: string) => join(root, name)

const configOf = (path: string, reader: typeof read, name: string): Record<string, unknown> => {
  const document = collectDocument({
    composePaths: [path],
    envFiles: [],
    profiles: [],
    environment: { HOME: '/home/me', PASSWORD: 'secret' },
    projectDirectory: null,
    read: reader,
    readBytes: () => null,
  })
  return printModel(loadModel({ name: nameOfDocument(document) ?? name, document }).project)
}

/** The folder of the cases written as it is in the expected files. */
const portable = (text: string): string => text.replaceAll(root, '@ROOT@')

const accepted = cases.filter((name) => !name.startsWith('reject-'))

test.each(accepted)('the model of %s is the one that Compose prints', (name) => {
  const printed = configOf(join(folderOf(name), 'compose.yaml'), read, name)
  const expected: unknown = JSON.parse(read(join(folderOf(name), 'expected.json')) ?? 'null')
  expect(JSON.parse(portable(JSON.stringify(printed)))).toEqual(expected)
})

test.each(accepted)('the printed model of %s is a document with the same model', (name) => {
  const printed = configOf(join(folderOf(name), 'compose.yaml'), read, name)
  const path = join(folderOf(name), 'printed.json')
  const again = configOf(path, (asked) => (asked === path ? JSON.stringify(printed) : read(asked)), name)
  expect(again).toEqual(printed)
})

test.each(cases.filter((name) => name.startsWith('reject-')))('%s names the line', async (name) => {
  let problems: readonly string[] = []
  try {
    configOf(join(folderOf(name), 'compose.yaml'), read, name)
  } catch (error) {
    if (!isAppError(error, 'DOCUMENT_INVALID')) throw error
    problems = error.data.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
  }
  await expect(`${problems.join('\n')}\n`).toMatchFileSnapshot(join(folderOf(name), 'expected.txt'))
})
