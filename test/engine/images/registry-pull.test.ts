import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import { pullImage } from '#engine/docker/images.ts'
import { signInAtRegistry } from '#engine/docker/registry-sign-in.ts'
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts'
import { freePort } from '../../support/free-port.ts'
import { type PrivateRegistry, registrySkipReason, startPrivateRegistry } from '../../support/private-registry.ts'
import { connectTestEngine, never, testSocket } from '../docker/test-engine.ts'
import { pushNewImage } from './pushed-image.ts'

const ignore = () => undefined

describe.skipIf(testSocket === null || registrySkipReason !== null)(
  'a registry with a password, on a real Engine',
  () => {
    let client: DockerClient
    let registry: PrivateRegistry
    let repository: string
    let digest: string

    beforeAll(async () => {
      client = connectTestEngine()
      registry = await startPrivateRegistry()
      repository = `${registry.address}/swtest/app-${randomUUID().slice(0, 8)}`
      digest = await pushNewImage(client, registry, { repository, tag: '1', megabytes: 3 })
    })
    afterAll(async () => {
      await client.calls.getImage(`${repository}@${digest}`).remove({ force: true }).catch(ignore)
      await registry.remove()
      client.close()
    })

    const login = (changes: { readonly username?: string; readonly password?: string } = {}) => {
      const { address, username, password } = registry
      return { registry: address, username, password, ...changes }
    }
    const remove = (image: string) => client.calls.getImage(image).remove()

    test('the right password pulls by tag and by digest, with the bytes of each layer', async () => {
      const layers = new Map<string, number>()
      const onProgress = (progress: { readonly layer: string | null; readonly totalBytes: number | null }) => {
        if (progress.layer && progress.totalBytes) layers.set(progress.layer, progress.totalBytes)
      }
      await pullImage(client, { image: `${repository}:1`, login: login(), onProgress }, never)
      expect(Math.max(...layers.values())).toBeGreaterThan(3_000_000)
      await remove(`${repository}:1`)
      await pullImage(client, { image: `${repository}@${digest}`, login: login(), onProgress: ignore }, never)
      const { RepoDigests } = await client.calls.getImage(`${repository}@${digest}`).inspect()
      expect(RepoDigests).toEqual([`${repository}@${digest}`])
      await remove(`${repository}@${digest}`)
    })

    test.each([
      ['no login', () => null, null],
      ['a wrong password', () => login({ password: 'canary-wrong' }), 'ada'],
      ['an unknown user', () => login({ username: 'eve' }), 'eve'],
    ])('%s is REGISTRY_DENIED', async (_, who, username) => {
      const image = `${repository}:1`
      const pull = pullImage(client, { image, login: who(), onProgress: ignore }, never)
      const error = await pull.catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'REGISTRY_DENIED', data: { registry: registry.address, image, username } })
      expect(String(error)).not.toContain('canary')
    })

    test('an unknown tag and an unknown repository are IMAGE_NOT_FOUND', async () => {
      for (const image of [`${repository}:nowhere`, `${registry.address}/nobody/nothing:1`]) {
        const pull = pullImage(client, { image, login: login(), onProgress: ignore }, never)
        await expect(pull).rejects.toMatchObject({ code: 'IMAGE_NOT_FOUND', data: { image } })
      }
    })

    test('the Engine signs in with the right password, and says so of a wrong one', async () => {
      await expect(signInAtRegistry(client, login(), never)).resolves.toContain('Succeeded')
      const wrong = signInAtRegistry(client, login({ password: 'canary-wrong' }), never)
      await expect(wrong).rejects.toMatchObject({ code: 'REGISTRY_DENIED', data: { image: null, username: 'ada' } })
    })

    test('cancelling in the middle of a pull ends it, and leaves no image', async () => {
      const cancel = new AbortController()
      const reason = new Error('cancelled')
      const onProgress = () => cancel.abort(reason)
      const pull = pullImage(client, { image: `${repository}:1`, login: login(), onProgress }, cancel.signal)
      await expect(pull).rejects.toBe(reason)
      await expect(client.calls.getImage(`${repository}:1`).inspect()).rejects.toMatchObject({ statusCode: 404 })
    })

    test('a registry that is down is REGISTRY_UNREACHABLE', async () => {
      await registry.stop()
      try {
        const pull = pullImage(client, { image: `${repository}:1`, login: login(), onProgress: ignore }, never)
        await expect(pull).rejects.toMatchObject({
          code: 'REGISTRY_UNREACHABLE',
          data: { registry: registry.address, reason: expect.stringContaining('refused') },
        })
      } finally {
        await registry.start()
      }
    })
  },
)

describe.skipIf(testSocket === null)('a registry that fails, on a real Engine', () => {
  let client: DockerClient
  let registry: FaultyRegistry

  beforeAll(async () => {
    client = connectTestEngine()
    registry = await startFaultyRegistry()
  })
  afterAll(async () => {
    await registry.stop()
    client.close()
  })

  const pull = (address: string, stallMs = 60_000) =>
    pullImage(client, { image: `${address}/swtest/app:1`, stallMs, onProgress: ignore }, never)

  test.each([
    [401, 'REGISTRY_DENIED'],
    [404, 'IMAGE_NOT_FOUND'],
    [429, 'REGISTRY_RATE_LIMITED'],
    [500, 'REGISTRY_UNREACHABLE'],
    ['reset', 'REGISTRY_UNREACHABLE'],
  ] as const)('%s is %s', async (fault, code) => {
    registry.fail(fault)
    await expect(pull(registry.address)).rejects.toMatchObject({ code })
  })

  test('one that never answers is PULL_STALLED after the limit', async () => {
    registry.fail('hang')
    await expect(pull(registry.address, 300)).rejects.toMatchObject({
      code: 'PULL_STALLED',
      data: { registry: registry.address, seconds: 0.3 },
    })
  })

  test('a port where nobody listens is REGISTRY_UNREACHABLE', async () => {
    await expect(pull(`127.0.0.1:${await freePort()}`)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' })
  })
})
