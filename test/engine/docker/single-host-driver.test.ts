import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspectContainer } from '#engine/docker/container-inspection.ts'
import { startContainer } from '#engine/docker/containers.ts'
import { createSingleHostDriver } from '#engine/hosts/single-host-driver.ts'
import type { ContainerEvent, HostDriver, NetworkDefinition, VolumeDefinition } from '#engine/reconcile/host-driver.ts'
import { labels } from '#engine/reconcile/labels.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { createTestStack, never, type TestStack, testSocket } from './test-engine.ts'

describe.skipIf(testSocket === null)('the driver of a single host', () => {
  let stack: TestStack
  let driver: HostDriver

  beforeEach(() => {
    stack = createTestStack()
    driver = createSingleHostDriver(stack.client)
  })
  afterEach(() => stack.remove())

  const networkDefinition = (suffix: string): NetworkDefinition => ({
    name: stack.name(suffix),
    driver: null,
    options: {},
    internal: false,
    attachable: false,
    enableIpv6: false,
    ipam: [],
    labels: { [labels.stackId]: stack.id, [labels.networkHash]: 'n1' },
  })

  const volumeDefinition = (): VolumeDefinition => ({
    name: stack.name('data'),
    driver: null,
    options: {},
    labels: { [labels.stackId]: stack.id },
  })

  const observe = (images: readonly string[] = []) => driver.observe({ stackId: stack.id, images }, never)

  test('a network is made once, however often and at once it is asked for', async () => {
    const definition = networkDefinition('net')
    await Promise.all([1, 2, 3, 4].map(() => driver.createNetwork(definition, never)))
    await driver.createNetwork(definition, never)
    const found = (await observe()).networks.filter((network) => network.name === definition.name)
    expect(found).toMatchObject([{ name: definition.name, stackId: stack.id, definitionHash: 'n1' }])
  })

  test('a network of the same name with another owner is NAME_TAKEN', async () => {
    const definition = networkDefinition('net')
    await driver.createNetwork(definition, never)
    const other = { ...definition, labels: { ...definition.labels, [labels.stackId]: 'another' } }
    await expect(driver.createNetwork(other, never)).rejects.toMatchObject({
      code: 'NAME_TAKEN',
      data: { object: 'network', name: definition.name, host: 'testhost' },
    })
  })

  test('a volume is made once; another owner is NAME_TAKEN, other options are VOLUME_DIVERGED', async () => {
    const definition = volumeDefinition()
    await driver.createVolume(definition, never)
    await driver.createVolume(definition, never)
    const foreign = { ...definition, labels: { [labels.stackId]: 'another' } }
    await expect(driver.createVolume(foreign, never)).rejects.toMatchObject({ code: 'NAME_TAKEN' })
    const diverged = { ...definition, options: { type: 'tmpfs', device: 'tmpfs' } }
    await expect(driver.createVolume(diverged, never)).rejects.toMatchObject({
      code: 'VOLUME_DIVERGED',
      data: { volume: definition.name, fields: ['driver options'] },
    })
    const found = (await observe()).volumes.filter((volume) => volume.stackId === stack.id)
    expect(found).toEqual([{ name: definition.name, driver: 'local', options: {}, stackId: stack.id }])
    await driver.removeVolume(definition.name, never)
    await driver.removeVolume(definition.name, never)
  })

  test('a container is created stopped, and every later step may be repeated', async () => {
    const name = stack.name('web-1')
    const id = await driver.createContainer({ name, payload: stack.payload('web') }, never)
    expect((await driver.inspectContainer(id, never)).state).toBe('created')
    await driver.startContainer(id, never)
    await driver.startContainer(id, never)
    expect(await driver.inspectContainer(id, never)).toMatchObject({ state: 'running', restarts: false })
    await driver.renameContainer(id, `${name}.old`, never)
    await driver.renameContainer(id, `${name}.old`, never)
    await driver.restartContainer(id, 2000, never)
    await driver.stopContainer(id, 2000, never)
    await driver.stopContainer(id, null, never)
    expect(await driver.inspectContainer(id, never)).toMatchObject({ state: 'exited', exitCode: 0 })
    await driver.removeContainer(id, never)
    await driver.removeContainer(id, never)
    expect((await observe()).containers).toEqual([])
  })

  test('two removals of one container at once both succeed', async () => {
    const id = await driver.createContainer({ name: stack.name('web-1'), payload: stack.payload('web') }, never)
    await driver.startContainer(id, never)
    await Promise.all([1, 2, 3].map(() => driver.removeContainer(id, never)))
    expect((await observe()).containers).toEqual([])
  })

  test('a container with several networks is connected to all of them with its aliases', async () => {
    const [front, back] = [networkDefinition('front'), networkDefinition('back')]
    await driver.createNetwork(front, never)
    await driver.createNetwork(back, never)
    const networks = [front, back].map((network) => ({ name: network.name, aliases: ['web'] }))
    const payload = stack.payload('web', { networks })
    const id = await driver.createContainer({ name: stack.name('web-1'), payload }, never)
    const [container] = (await observe()).containers
    expect([...(container?.networks ?? [])].sort()).toEqual([back.name, front.name].sort())
    await driver.startContainer(id, never)
    const backId = (await observe()).networks.find((network) => network.name === back.name)?.id ?? ''
    await expect(driver.removeNetwork(backId, never)).rejects.toMatchObject({
      code: 'NETWORK_IN_USE',
      data: { network: back.name, containers: [stack.name('web-1')] },
    })
  })

  test('a container that cannot be connected to one of its networks is not left behind', async () => {
    await driver.createNetwork(networkDefinition('net'), never)
    const networks = [
      { name: stack.name('net'), aliases: [] },
      { name: 'host', aliases: [] },
    ]
    const payload = stack.payload('web', { networks })
    const creating = driver.createContainer({ name: stack.name('web-1'), payload }, never)
    await expect(creating).rejects.toMatchObject({ code: 'ENGINE_ERROR' })
    expect((await observe()).containers).toEqual([])
  })

  test('a name that is taken by the same creation is adopted', async () => {
    const request = { name: stack.name('web-1'), payload: stack.payload('web') }
    const id = await driver.createContainer(request, never)
    expect(await driver.createContainer(request, never)).toBe(id)
  })

  test('a name that is taken by anything else is NAME_TAKEN, and the other is left alone', async () => {
    const name = stack.name('web-1')
    const payload = stack.payload('web')
    const id = await driver.createContainer({ name, payload }, never)
    const other = { ...payload, Labels: { ...payload.Labels, [labels.commandId]: 'command-2' } }
    await expect(driver.createContainer({ name, payload: other }, never)).rejects.toMatchObject({
      code: 'NAME_TAKEN',
      data: { object: 'container', name, host: 'testhost' },
    })
    expect((await inspectContainer(stack.client, name, never)).Id).toBe(id)
  })

  test('a host port that is taken is PORT_IN_USE with its number', async () => {
    const ports = (host: string) => ({
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: host }] } },
    })
    const first = await driver.createContainer(
      { name: stack.name('a-1'), payload: stack.payload('a', ports('0')) },
      never,
    )
    await driver.startContainer(first, never)
    const taken = (await driver.observe({ stackId: 'another', images: [] }, never)).foreignContainers.find(
      (container) => container.name === stack.name('a-1'),
    )?.publishedPorts[0]?.port
    const second = await driver.createContainer(
      { name: stack.name('b-1'), payload: stack.payload('b', ports(String(taken))) },
      never,
    )
    await expect(driver.startContainer(second, never)).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      data: { port: taken, host: 'testhost', holder: null },
    })
  })

  test('an image that is not there is IMAGE_NOT_FOUND at the creation, and a registry that is not there says so at the pull', async () => {
    const payload = stack.payload('web', { Image: 'testbed/nothing:9' })
    await expect(driver.createContainer({ name: stack.name('web-1'), payload }, never)).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      data: { image: 'testbed/nothing:9' },
    })
    const pull = driver.pullImage({ image: '127.0.0.1:9/nothing:9' }, () => undefined, never)
    await expect(pull).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE', data: { registry: '127.0.0.1:9' } })
  })

  test('a program that is not in the image is ENGINE_ERROR in the words of the Engine', async () => {
    const payload = stack.payload('web', { Cmd: ['/no/such/program'] })
    const id = await driver.createContainer({ name: stack.name('web-1'), payload }, never)
    const error = await driver.startContainer(id, never).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'ENGINE_ERROR', data: { reason: expect.stringContaining('/no/such/program') } })
  })

  test('a subscription opened before the start sees the start and the health', async () => {
    const stop = new AbortController()
    const events = await driver.watch({ stackId: stack.id }, stop.signal)
    const Healthcheck = { Test: ['CMD', 'true'], Interval: 200_000_000 }
    const payload = stack.payload('web', { Healthcheck })
    const id = await driver.createContainer({ name: stack.name('web-1'), payload }, never)
    await driver.startContainer(id, never)
    const seen: ContainerEvent[] = []
    for await (const event of events) {
      seen.push(event)
      if (event.action === 'healthy') stop.abort()
    }
    expect(seen.map((event) => event.action)).toEqual(['other', 'start', 'healthy'])
    expect(new Set(seen.map((event) => event.containerId))).toEqual(new Set([id]))
    expect(await driver.inspectContainer(id, never)).toMatchObject({
      health: 'healthy',
      healthcheck: { intervalMs: 200, timeoutMs: expect.any(Number), startPeriodMs: 0, retries: 3 },
      lastProbe: { output: '' },
    })
  })

  test('the end of a container is seen with its exit code and its last words', async () => {
    const stop = new AbortController()
    const events = await driver.watch({ stackId: stack.id }, stop.signal)
    const payload = stack.payload('job', { Cmd: ['sh', '-c', 'echo one; echo two >&2; echo three; exit 7'] })
    const id = await driver.createContainer({ name: stack.name('job-1'), payload }, never)
    await driver.startContainer(id, never)
    for await (const event of events) {
      if (event.action !== 'die') continue
      expect(event).toEqual({ containerId: id, action: 'die', exitCode: 7 })
      stop.abort()
    }
    expect([...(await driver.lastLines(id, 10, never))].sort()).toEqual(['one', 'three', 'two'])
    expect((await observe()).containers[0]).toMatchObject({ state: 'exited', exitCode: 7 })
  })

  test('observe tells own containers with all that reconciling needs, and resolves images', async () => {
    await driver.createVolume(volumeDefinition(), never)
    const HostConfig = { Mounts: [{ Type: 'volume', Source: stack.name('data'), Target: '/data' }] }
    const id = await driver.createContainer(
      { name: stack.name('web-1'), payload: stack.payload('web', { HostConfig }) },
      never,
    )
    const observed = await observe(['testbed/busybox:1', 'docker.io/testbed/busybox:1', 'testbed/busybox:9'])
    const imageId = observed.images.get('testbed/busybox:1')
    expect(imageId).toMatch(/^sha256:/)
    expect(observed.images).toEqual(
      new Map([
        ['testbed/busybox:1', imageId],
        ['docker.io/testbed/busybox:1', imageId],
        ['testbed/busybox:9', null],
      ]),
    )
    expect(observed.containers).toEqual([
      {
        id,
        name: stack.name('web-1'),
        service: 'web',
        number: 1,
        sharesWith: [],
        imageId,
        state: 'created',
        health: null,
        exitCode: null,
        configHash: 'hash-1',
        hashAlgorithm: '1',
        version: 1,
        commandId: 'command-1',
        networks: expect.any(Array),
        mounts: [{ type: 'volume', name: stack.name('data'), destination: '/data' }],
        createdAt: expect.any(Number),
      },
    ])
  })

  test('a call whose signal has aborted is not sent, one under way is given up at once', async () => {
    const reason = new Error('enough')
    await expect(driver.observe({ stackId: stack.id, images: [] }, AbortSignal.abort(reason))).rejects.toBe(reason)
    const payload = stack.payload('web', { Cmd: ['sh', '-c', 'trap "" TERM; sleep 86400 & wait'] })
    const id = await driver.createContainer({ name: stack.name('web-1'), payload }, never)
    await startContainer(stack.client, id, never)
    const stop = new AbortController()
    const stopping = driver.stopContainer(id, 30_000, stop.signal)
    setTimeout(() => stop.abort(reason), 100)
    await expect(stopping).rejects.toBe(reason)
  })
})
