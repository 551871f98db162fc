import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { sendRequest } from '#engine/docker/engine-request.ts'
import { removeImage } from '#engine/docker/images.ts'
import { createNetwork, removeNetwork } from '#engine/docker/networks.ts'
import { tarArchive } from '#engine/docker/tar-archive.ts'
import { surveyHost } from '#engine/hosts/survey/survey-host.ts'
import type { Plan } from '#shared/model/plan.ts'
import { changingCalls, type EngineProxy, startEngineProxy } from '../../support/engine-proxy.ts'
import { testSocket } from '../docker/test-engine.ts'
import { busybox, documentOf, type RunningEngine, runEngine } from './running-engine.ts'

describe.skipIf(testSocket === null)('before anything stops', () => {
  let proxy: EngineProxy
  let engine: RunningEngine
  let client: DockerClient
  const { signal } = new AbortController()

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

  const planFor = async (compose: string): Promise<Plan> => {
    proxy.reset()
    const { stackName, api } = engine
    const { plan } = await api.plans.previewDocument({ stackName, document: documentOf(compose) })
    expect(changingCalls(proxy.calls)).toEqual([])
    return plan
  }

  test('a port that a program of this machine holds blocks the update, and the old version goes on', async () => {
    expect(await engine.apply(`services:${busybox('web')}`)).toMatchObject({ status: 'DONE' })
    const before = await containersOf(engine)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    try {
      const compose = `services:${busybox('web', `    ports: ["${port}:80"]`)}`
      expect((await planFor(compose)).conflicts).toMatchObject([
        { code: 'PORT_IN_USE', message: expect.stringContaining(`process ${process.pid}`) },
      ])
      proxy.reset()
      const error = { code: 'PLAN_BLOCKED' }
      expect(await engine.apply(compose)).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error })
      expect(changingCalls(proxy.calls)).toEqual([])
      expect(await containersOf(engine)).toEqual(before)
    } finally {
      await new Promise((done) => server.close(done))
    }
  })

  test('what a stack publishes itself is not in its own way', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    await new Promise((done) => server.close(done))
    const compose = (mode: string) =>
      `services:${busybox('web', `    ports: ["${port}:80"]\n    environment: { MODE: ${mode} }`)}`
    expect(await engine.apply(compose('one'))).toMatchObject({ status: 'DONE', error: null })
    expect((await planFor(compose('two'))).conflicts).toEqual([])
  })

  test('a missing bind source blocks where it must be there, else an empty folder is announced', async () => {
    const path = join(tmpdir(), `${engine.stackName}-missing`)
    const mount = `    volumes: [{ type: bind, source: ${path}, target: /data, bind: { create_host_path: false } }]`
    expect((await planFor(`services:${busybox('web', mount)}`)).conflicts).toMatchObject([
      { code: 'BIND_SOURCE_MISSING', message: expect.stringContaining(path) },
    ])
    const plan = await planFor(`services:${busybox('web', `    volumes: ["${path}:/data"]`)}`)
    expect(plan).toMatchObject({ conflicts: [], warnings: [{ code: 'BIND_SOURCE_MADE' }] })
  })

  test('a subnet that another network has blocks and names it', async () => {
    const name = `${engine.stackName}-office`
    const IPAM = { Config: [{ Subnet: '10.231.7.0/24' }] }
    const body = { Name: name, Options: {}, Internal: false, Attachable: false, EnableIPv6: false, Labels: {}, IPAM }
    const id = await createNetwork(client, body, signal)
    try {
      const networks = 'networks:\n  default: { ipam: { config: [{ subnet: 10.231.7.128/25 }] } }'
      expect((await planFor(`services:${busybox('web')}\n${networks}`)).conflicts).toMatchObject([
        { code: 'SUBNET_TAKEN', message: expect.stringContaining(name) },
      ])
    } finally {
      await removeNetwork(client, id, signal)
    }
  })

  test('more memory than there is warns, and more processors block, as the Engine does', async () => {
    const plan = await planFor(`services:${busybox('web', '    mem_limit: 4096g\n    cpus: 512')}`)
    expect(plan.warnings).toMatchObject([{ code: 'MEMORY_SHORT' }])
    expect(plan.conflicts).toMatchObject([{ code: 'TOO_MANY_CPUS' }])
  })

  test('an image that is made for another processor is told apart', async () => {
    const repo = `${engine.stackName}/foreign`
    const { architecture } = (await surveyHost(client, { imageIds: [], paths: [], ports: [] }, signal)).platform ?? {}
    const other = architecture === 'arm64' ? 's390x' : 'arm64'
    const archive = imageArchive(`${repo}:1`, other)
    await sendRequest(client.calls, { method: 'POST', path: '/images/load', archive }, signal)
    try {
      const { conflicts, warnings } = await planFor(`services:\n  web: { image: "${repo}:1", command: ["true"] }`)
      const found = [...conflicts, ...warnings]
      expect(found).toMatchObject([{ message: expect.stringContaining(`made for ${other}`) }])
    } finally {
      await removeImage(client, `${repo}:1`, signal)
    }
  })

  test('the disk of the Engine on this machine is seen', async () => {
    const { machine, memoryBytes, cpus } = await surveyHost(client, { imageIds: [], paths: [], ports: [] }, signal)
    expect(memoryBytes).toBeGreaterThan(0)
    expect(cpus).toBeGreaterThan(0)
    expect(machine?.disk?.freeBytes).toBeGreaterThan(0)
    expect(machine?.disk?.folder).toMatch(/^\//)
  })
})

/** What `docker save` writes of an image with one empty layer (moby, image/spec v1.2). */
function imageArchive(name: string, architecture: string): Buffer {
  const file = (path: string, bytes: Buffer) => ({ path, bytes, mode: 0o644, uid: 0, gid: 0 })
  const layer = Buffer.alloc(1024)
  const id = createHash('sha256').update(layer).digest('hex')
  const config = { architecture, os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [`sha256:${id}`] } }
  const manifest = [{ Config: 'config.json', RepoTags: [name], Layers: ['layer.tar'] }]
  return tarArchive([
    file('manifest.json', Buffer.from(JSON.stringify(manifest))),
    file('config.json', Buffer.from(JSON.stringify(config))),
    file('layer.tar', layer),
  ])
}

const containersOf = async ({ api, stackName }: RunningEngine) =>
  (await api.stacks.runtime({ stack: stackName })).services.flatMap(({ containers }) =>
    containers.map(({ id, state, version }) => ({ id, state, version })),
  )
