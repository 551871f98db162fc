import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import { prepareSample, publicImages } from '../../../electron/start/sample-stack.ts'

const root = join(import.meta.dirname, '../../..')
const content = readFileSync(join(root, 'resources/sample/compose.yaml'), 'utf8')

test('the sample names three public images that stand-ins can take the place of', () => {
  expect(publicImages(content)).toEqual(['nginx:1.29-alpine', 'node:24-alpine', 'postgres:17-alpine'])
})

test('the sample is a valid document, with health checks, an order of start and a named volume', async () => {
  const signal = new AbortController().signal
  const sample = await prepareSample({ root, dataFolder: '/nowhere', engineSocket: null, signal })
  const document = {
    ...sample,
    profiles: [],
    projectDirectory: null,
    composeFiles: [...sample.composeFiles],
    files: [...sample.files],
  }
  const { project, warnings } = loadDocument({ name: 'sample', document })
  expect(warnings).toEqual([])
  expect(Object.keys(project.services)).toEqual(['web', 'app', 'db'])
  expect(Object.values(project.services).every((service) => service.healthcheck)).toBe(true)
  expect(Object.keys(project.volumes)).toEqual(['data'])
})
