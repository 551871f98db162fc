import { expect, test } from 'vitest'
import { timing } from '../reconcile/apply-to.ts'
import { SimulatedHost } from '../reconcile/simulated-host.ts'
import { type CommandWorld, commandWorld } from './command-world.ts'

const compose = (mode: string) => `
services:
  app:
    image: registry:5000/app:1
    environment: { MODE: ${mode} }
`

const first = `sha256:${'1'.repeat(64)}`
const second = `sha256:${'2'.repeat(64)}`

/** A host where the tag named one image at version 1 and another one at version 2. */
async function atV2(digests: readonly (readonly [string, string])[] = []): Promise<[CommandWorld, SimulatedHost]> {
  const host = new SimulatedHost()
  host.images.set('registry:5000/app:1', first)
  for (const [id, digest] of digests) host.digests.set(id, digest)
  const world = await commandWorld(host, { timing })
  await apply(world, 'plain')
  host.images.set('registry:5000/app:1', second)
  host.images.set('<none>:<none>', first)
  await apply(world, 'loud')
  expect(runs(host)).toEqual([second])
  return [world, host]
}

async function apply(world: CommandWorld, mode: string) {
  const version = await world.save(compose(mode))
  expect(await world.run('APPLY_STACK_VERSION', { version })).toMatchObject({ status: 'DONE', error: null })
}

const runs = (host: SimulatedHost) => [...host.containers.values()].map(({ imageId }) => imageId)

test('a rollback runs the image that the version ran with, though its tag names another one now', async () => {
  const [world, host] = await atV2()
  expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
  expect([runs(host), host.calls.filter((call) => call.startsWith('pull'))]).toEqual([[first], []])
})

test('a tag that moves under a version that runs changes nothing until a new version is made', async () => {
  const [world, host] = await atV2()
  host.images.set('registry:5000/app:1', first)
  expect(await world.run('APPLY_STACK_VERSION', { version: 2 })).toMatchObject({ status: 'DONE', outcome: 'UNCHANGED' })
  expect(runs(host)).toEqual([second])
  await apply(world, 'louder')
  expect(runs(host)).toEqual([first])
})

test('an image that is gone from the host is pulled by its digest', async () => {
  const digest = `registry:5000/app@sha256:${'d'.repeat(64)}`
  const [world, host] = await atV2([[first, digest]])
  host.images.delete('<none>:<none>')
  host.onCall = (call) => {
    if (call === `pull ${digest}`) host.images.set('<none>:<none>', first)
  }
  expect(await world.run('ROLLBACK_STACK', { version: 1 })).toMatchObject({ status: 'DONE', error: null })
  expect(host.calls).toContain(`pull ${digest}`)
})

test('an image that is gone and was never in a registry blocks the rollback and names the service', async () => {
  const [world, host] = await atV2()
  host.images.delete('<none>:<none>')
  const command = await world.run('ROLLBACK_STACK', { version: 1 })
  expect(command).toMatchObject({ status: 'FAILED', outcome: 'UNCHANGED', error: { code: 'PLAN_BLOCKED' } })
  expect(command.error?.message).toBe(
    'The image 111111111111 that app ran with in this version is no longer on the host, and it was never in a registry.',
  )
  expect(runs(host)).toEqual([second])
})

test('what a version ran with is kept once and never changed', async () => {
  const [world] = await atV2()
  const { id } = world.stack
  const pinned = { reference: 'registry:5000/app:1', imageId: first, repoDigest: null }
  expect([...(await world.versions.images(id, 1))]).toEqual([['app', pinned]])
  await world.versions.recordImages(id, 1, new Map([['app', { ...pinned, imageId: second }]]))
  expect([...(await world.versions.images(id, 1))]).toEqual([['app', pinned]])
  expect([...(await world.versions.images(id, 3))]).toEqual([])
})
