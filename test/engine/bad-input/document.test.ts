import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSocket } from '../docker/test-engine.ts'
import { documentOf, type RunningEngine, runEngine } from './running-engine.ts'

const cases = [
  {
    what: 'broken YAML',
    compose: 'services:\n  web:\n    image: [testbed/busybox:1\n    restart: always\n',
    says: /compose\.yaml:\d+:\d+: /,
  },
  {
    what: 'an unknown key',
    compose: 'services:\n  web:\n    image: testbed/busybox:1\n    imagee: x\n',
    says: /compose\.yaml:4:\d+: .*imagee.*image/,
  },
  {
    what: 'an undefined network',
    compose: 'services:\n  web:\n    image: testbed/busybox:1\n    networks: [back]\n',
    says: /compose\.yaml:4:\d+: .*back/,
  },
  {
    what: 'a dependency cycle',
    compose:
      'services:\n  a:\n    image: testbed/busybox:1\n    depends_on: [b]\n  b:\n    image: testbed/busybox:1\n    depends_on: [a]\n',
    says: /compose\.yaml:\d+:\d+: .*a.*b/,
  },
]

describe.skipIf(testSocket === null)('a bad document', () => {
  let engine: RunningEngine
  beforeAll(async () => {
    engine = await runEngine(`unix://${testSocket}`)
  })
  afterAll(() => engine.cleanUp())

  test.each(cases)('$what is refused with its line, and nothing is stored', async ({ compose, says }) => {
    const { api, stackName } = engine
    const request = { stackName, document: documentOf(compose) }
    await expect(api.commands.applyDocument(request)).rejects.toMatchObject({
      code: 'DOCUMENT_INVALID',
      message: expect.stringMatching(says),
      data: { next: expect.stringContaining('Nothing was stored') },
    })
    await expect(api.plans.previewDocument(request)).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' })
    expect((await api.stacks.list({ includeRemoved: true })).items).toEqual([])
    expect((await api.commands.list({})).items).toEqual([])
  })
})
