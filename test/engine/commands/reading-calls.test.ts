import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('what reaches the Engine', () => {
  let proxy: EngineProxy
  let engine: RunningEngine

  const compose = (mode: string) => `
services:${busybox('app', `    environment: { MODE: ${mode} }\n    volumes: ["data:/data", "/cache"]`)}
volumes:
  data:
`

  beforeEach(async () => {
    proxy = await startEngineProxy(testSocket ?? '')
    engine = await runEngine(`unix://${proxy.path}`)
  })
  afterEach(async () => {
    await engine.cleanUp()
    await proxy.stop()
  })

  test('previews only read: of a new stack, of the next version, of an earlier one, and of a removal', async () => {
    const { api, stackName } = engine
    proxy.reset()
    await api.plans.previewDocument({ stackName, document: documentOf(compose('plain')) })
    expect(changingCalls(proxy.calls)).toEqual([])
    expect(await engine.apply(compose('plain'))).toMatchObject({ status: 'DONE', error: null })
    expect(await engine.apply(compose('loud'))).toMatchObject({ status: 'DONE', error: null })
    proxy.reset()
    const next = await api.plans.previewDocument({ stackName, document: documentOf(compose('louder')) })
    const earlier = await api.plans.previewVersion({ stack: stackName, version: 1 })
    const removal = await api.plans.previewRemoval({ stack: stackName, volumes: true })
    expect([next, earlier, removal].every(({ changes }) => changes > 0)).toBe(true)
    expect(changingCalls(proxy.calls)).toEqual([])
  })

  test('the second apply of the same document makes no changing call', async () => {
    expect(await engine.apply(compose('plain'))).toMatchObject({ outcome: 'APPLIED' })
    proxy.reset()
    expect(await engine.apply(compose('plain'))).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
    expect(changingCalls(proxy.calls)).toEqual([])
  })

  test('no apply and no rollback deletes a volume or removes a container with its volumes', async () => {
    proxy.reset()
    await engine.apply(compose('plain'))
    await engine.apply(compose('loud'))
    await engine.apply(`services:${busybox('other')}`)
    const { command } = await engine.api.commands.rollback({ stack: engine.stackName, to: 1 })
    expect(await engine.ended(command)).toMatchObject({ status: 'DONE', error: null })
    const calls = changingCalls(proxy.calls)
    expect(calls.filter((call) => call.startsWith('DELETE /containers/')).length).toBeGreaterThan(2)
    expect(calls.filter((call) => /^DELETE \/volumes|[?&]v=(1|true)/.test(call))).toEqual([])
  })
})
