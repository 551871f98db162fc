import { expect, test } from 'vitest'
import { loadDocument } from '#engine/compose/load-document.ts'
import { keepScale } from '#engine/imports/keep-scale.ts'
import { StackDocument } from '#shared/model/document.ts'

const document = StackDocument.parse({
  composeFiles: ['compose.yaml'],
  files: [
    { path: 'compose.yaml', content: 'services: { web: { image: a }, db: { image: b, deploy: { replicas: 2 } } }' },
  ],
})
const project = (of: StackDocument) => loadDocument({ name: 'shop', document: of }).project

test('services that run as often as asked leave the document as it is', () => {
  const running = new Map([
    ['web', 1],
    ['db', 2],
  ])
  expect(keepScale(document, project(document), running)).toEqual({ document, notes: [] })
})

test('one that was scaled up keeps its containers, with one more file and a note', () => {
  const kept = keepScale(document, project(document), new Map([['web', 3]]))
  expect(kept.notes).toEqual(['web keeps its 3 containers: compose.scale.yaml was added for that.'])
  expect(kept.document.composeFiles).toEqual(['compose.yaml', 'compose.scale.yaml'])
  expect(project(kept.document).services['web']).toMatchObject({ image: 'a', deploy: { replicas: 3 } })
})

test('what runs and is not in the document adds nothing', () => {
  expect(keepScale(document, project(document), new Map([['gone', 4]])).notes).toEqual([])
})
