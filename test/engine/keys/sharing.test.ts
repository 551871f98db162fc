import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { busybox, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { testSocket } from '../docker/test-engine.ts'

describe.skipIf(testSocket === null)('services that share with another, on a real Engine', () => {
  let proxy: EngineProxy
  let engine: RunningEngine
  let client: DockerClient

  const compose = (mode: string) => `
services:${busybox('parent', `    environment: { MODE: ${mode} }\n    ipc: shareable\n    volumes: ["data:/data", "/cache"]`)}${busybox('net', '    network_mode: service:parent')}${busybox('ipc', '    ipc: service:parent')}${busybox('pid', '    pid: service:parent')}${busybox('mounts', '    volumes_from: ["parent:ro"]')}
volumes:
  data:
`
  const inspect = (service: string) => client.calls.getContainer(`${engine.stackName}-${service}-1`).inspect()
  const volumesOf = async (service: string) =>
    (await inspect(service)).Mounts.map(
      ({ Name, Destination, RW }) => `${Name} ${Destination} ${RW ? 'rw' : 'ro'}`,
    ).sort()

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

  const expectShared = async () => {
    const parent = await inspect('parent')
    const own = `container:${parent.Id}`
    expect((await inspect('net')).HostConfig.NetworkMode).toBe(own)
    expect((await inspect('ipc')).HostConfig.IpcMode).toBe(own)
    expect((await inspect('pid')).HostConfig.PidMode).toBe(own)
    const readOnly = (await volumesOf('parent')).map((line) => line.replace(/rw$/, 'ro'))
    expect(readOnly).toHaveLength(2)
    expect(await volumesOf('mounts')).toEqual(readOnly)
    return parent.Id
  }

  test('are made with the container of the other, follow it when it is replaced, and are left alone otherwise', async () => {
    expect(await engine.apply(compose('plain'))).toMatchObject({ status: 'DONE', error: null })
    const first = await expectShared()
    proxy.reset()
    expect(await engine.apply(compose('plain'))).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
    expect(changingCalls(proxy.calls)).toEqual([])
    expect(await engine.apply(compose('loud'))).toMatchObject({ status: 'DONE', error: null })
    expect(await expectShared()).not.toBe(first)
    proxy.reset()
    expect(await engine.apply(compose('loud'))).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
    expect(changingCalls(proxy.calls)).toEqual([])
  })
})
