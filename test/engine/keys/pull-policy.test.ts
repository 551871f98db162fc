import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('pull policies, on a real Engine', () => {
  let proxy: EngineProxy
  let engine: RunningEngine
  let client: DockerClient

  const compose = (image: string, more: string) =>
    `services:${busybox('app', more).replace('    image: testbed/busybox:1\n', image)}`
  const codes = async (text: string) =>
    (
      await engine.api.plans.previewDocument({ stackName: engine.stackName, document: documentOf(text) })
    ).plan.conflicts.map(({ code }) => code)

  beforeEach(async () => {
    proxy = await startEngineProxy(testSocket ?? '')
    engine = await runEngine(`unix://${proxy.path}`)
    client = connectDocker({ name: 'testhost', connection: { kind: 'socket', path: testSocket ?? '' } })
  })
  afterEach(async () => {
    await engine.cleanUp()
    client.close()
    await proxy.stop()
  })

  test('a service that is built runs the image that the host has, and is told where it has none', async () => {
    const text = compose('', '    build: .')
    expect(await codes(text)).toEqual(['BUILD_UNSUPPORTED'])
    const name = `${engine.stackName}-app`
    await client.calls.getImage('testbed/busybox:1').tag({ repo: name, tag: 'latest' })
    try {
      expect(await engine.apply(text)).toMatchObject({ status: 'DONE', error: null })
      proxy.reset()
      expect(await engine.apply(text)).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
      expect(changingCalls(proxy.calls)).toEqual([])
    } finally {
      await client.calls.getImage(`${name}:latest`).remove()
    }
  })

  test('never pulls nothing, and always is held up by a registry that does not answer, before anything changes', async () => {
    expect(await codes(compose('    image: testbed/nothing:9\n', '    pull_policy: never'))).toEqual([
      'IMAGE_NOT_FOUND',
    ])
    const unreachable = compose('    image: "127.0.0.1:9/nothing:9"\n', '    pull_policy: always')
    expect(await codes(unreachable)).toEqual([expect.stringMatching(/^(REGISTRY|IMAGE)_/)])
    expect(changingCalls(proxy.calls)).toEqual([])
  })
})
