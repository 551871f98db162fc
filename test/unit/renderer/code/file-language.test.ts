import { expect, test } from 'vitest'
import { languageOf } from '../../../../renderer/code/file-language.ts'

test('the language of a file is read off its name', () => {
  expect(['compose.yml', '.env', '.env.local', 'conf/db.env', 'nginx.conf'].map(languageOf)).toEqual([
    'yaml',
    'env',
    'env',
    'env',
    'text',
  ])
})
