import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DockerClient } from '#engine/docker/docker-client.ts'
import type { Command } from '#shared/model/command.ts'
import type { ImagePull } from '#shared/model/image-pull.ts'
import { type PrivateRegistry, registrySkipReason, startPrivateRegistry } from '../../support/private-registry.ts'
import { documentOf, type RunningEngine, runEngine } from '../bad-input/running-engine.ts'
import { connectTestEngine, testSocket } from '../docker/test-engine.ts'
import { pushNewImage } from './pushed-image.ts'

describe.skipIf(testSocket === null || registrySkipReason !== null)('images of a private registry', () => {
  let client: DockerClient
  let registry: PrivateRegistry
  let engine: RunningEngine
  let repository: string
  const digests: string[] = []

  beforeAll(async () => {
    client = connectTestEngine()
    registry = await startPrivateRegistry()
    engine = await runEngine(`unix://${testSocket}`)
    repository = `${registry.address}/swtest/up-${randomUUID().slice(0, 8)}`
  })
  afterAll(async () => {
    await engine.cleanUp()
    for (const name of [`${repository}:1`, ...digests.map((digest) => `${repository}@${digest}`)]) {
      await client.calls
        .getImage(name)
        .remove({ force: true })
        .catch(() => undefined)
    }
    await registry.remove()
    client.close()
  })

  const compose = () => `
services:
  app:
    image: ${repository}:1
    entrypoint: ["sh", "-c", "trap 'exit 0' TERM; sleep 86400 & wait"]
`
  const push = async () => {
    digests.push(await pushNewImage(client, registry, { repository, tag: '1', megabytes: 1 }))
  }
  /** How far the pulls of a command were, as it was told while it ran. */
  const pullsOf = async (command: Command) => {
    const pulls: ImagePull[] = []
    for await (const event of await engine.api.commands.follow({ command: command.id }))
      if (event.kind === 'pull') pulls.push(event.pull)
    expect(await engine.api.commands.get({ command: command.id })).toMatchObject({ status: 'DONE', error: null })
    return pulls
  }
  const runs = async () => {
    const { services } = await engine.api.stacks.runtime({ stack: engine.stackName })
    return services[0]?.containers[0]?.image
  }
  const states = async () =>
    (await engine.api.images.checkUpdates({ stack: engine.stackName })).items.map(({ state }) => state)

  test('a newer image is noticed without pulling, taken by a new version, and a rollback pulls the old one by digest', async () => {
    const { api, stackName } = engine
    const { address, username, password } = registry
    await push()
    const refused = await engine.apply(compose())
    expect(refused).toMatchObject({ status: 'FAILED', error: { code: 'REGISTRY_DENIED' } })
    await api.registries.set({ registry: address, username, password: 'canary-wrong' })
    await expect(api.registries.test({ registry: address })).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    await api.registries.set({ registry: address, username, password })
    expect(await api.registries.test({ registry: address })).toMatchObject({ username, host: 'local' })
    const pulls = await pullsOf(await engine.enqueue(compose()))
    expect(pulls.at(-1)).toMatchObject({ image: `${repository}:1`, step: 0 })
    expect(new Set(pulls.at(-1)?.layers.map(({ state }) => state))).toEqual(new Set(['here', 'done']))
    expect(await states()).toEqual(['current'])

    const [first] = digests
    const firstId = (await client.calls.getImage(`${repository}@${first}`).inspect()).Id
    // The push takes the tag on this host away with it, as somebody elsewhere would not.
    await push()
    await client.calls.getImage(`${repository}@${first}`).tag({ repo: repository, tag: '1' })
    const known = await api.images.updates({ stack: stackName })
    expect(known.items.map(({ state }) => state)).toEqual(['current'])

    const document = documentOf(compose())
    const preview = await api.plans.previewDocument({ stackName, document, pull: true })
    expect(preview.plan.toVersion).toBe(2)
    expect(preview.text).toContain(`pull ${repository}:1 anew (${repository}@${digests[1]})`)
    const seen = await api.images.updates({ stack: stackName })
    expect(seen.items).toMatchObject([{ state: 'behind', runs: first, offered: digests[1] }])
    const approvedPlan = preview.hash
    const { command, version } = await api.commands.applyDocument({ stackName, document, pull: true, approvedPlan })
    expect(await engine.ended(command)).toMatchObject({ status: 'DONE', error: null })
    expect(version).toBe(2)
    const secondId = (await client.calls.getImage(`${repository}:1`).inspect()).Id
    expect(secondId).not.toBe(firstId)
    expect(await runs()).toBeDefined()

    // Needed by version 1, so no clean-up offers it; somebody removes it all the same.
    const { unused, kept } = await api.images.unused({ host: 'local' })
    expect(unused.map(({ id }) => id)).not.toContain(firstId)
    expect(kept).toContainEqual(expect.objectContaining({ id: firstId, keptFor: 'version' }))
    const spared = await api.images.prune({ host: 'local', ids: [firstId, secondId] })
    expect(spared).toMatchObject({ removed: [], left: [{ id: firstId }, { id: secondId }] })
    await client.calls.getImage(firstId).remove()

    const rollback = await api.commands.rollback({ stack: stackName })
    expect(rollback.version).toBe(1)
    expect(await engine.ended(rollback.command)).toMatchObject({ status: 'DONE', error: null })
    expect((await client.calls.getImage(`${repository}@${first}`).inspect()).Id).toBe(firstId)
    const lines = (await api.commands.log({ command: rollback.command.id, limit: 1000 })).lines
    expect(JSON.stringify(lines)).not.toContain(password)
  })

  test('an image that nobody needs is removed, and what was freed is told', async () => {
    const name = `swtest-unused-${randomUUID().slice(0, 8)}`
    const container = await client.calls.createContainer({
      Image: 'testbed/busybox:1',
      Entrypoint: ['dd', 'if=/dev/urandom', 'of=/blob', 'bs=1M', 'count=2'],
    })
    await container.start()
    await container.wait()
    const { Id: id } = await container.commit({ repo: name, tag: '1' })
    await container.remove()
    const preview = await engine.api.images.unused({ host: 'local' })
    expect(preview.unused).toContainEqual(expect.objectContaining({ id, names: [`${name}:1`] }))
    const result = await engine.api.images.prune({ host: 'local', ids: [id] })
    expect(result.removed.map((image) => image.id)).toEqual([id])
    expect(result.freedBytes).toBeGreaterThan(2_000_000)
    await expect(client.calls.getImage(id).inspect()).rejects.toMatchObject({ statusCode: 404 })
  })
})
