import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { test } from 'vitest'
import { mutatedDocuments, shapedDocuments } from '../../../fuzz/compose-documents.ts'
import { loadAny } from '../../../fuzz/load-any.ts'
import { serviceKeys } from '../../../fuzz/service-keys.ts'

const cases = join(import.meta.dirname, '../../../fixtures/compose-cases')
const seeds = ['resources', 'documents-merged', 'networks-and-names', 'mounts', 'files-and-secrets'].map((name) =>
  readFileSync(join(cases, name, 'compose.yaml'), 'utf8'),
)

test.each([
  ['mutated', mutatedDocuments(seeds)],
  ['oddly shaped', shapedDocuments(serviceKeys)],
])(
  '%s documents have a model that prints the same again, or are refused with lines',
  { timeout: 60_000 },
  (_name, documents) => {
    fc.assert(
      fc.property(documents, (content) => {
        loadAny(content, { '.env': 'A=b' })
      }),
      { numRuns: 100 },
    )
  },
)
