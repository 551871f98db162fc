import { expect, test } from 'vitest'
import { desiredState } from '#engine/reconcile/desired-state.ts'
import { registryQuestions } from '#engine/reconcile/image-source.ts'
import { pullPolicyOf } from '#engine/reconcile/pull-policy.ts'
import type { VersionImages } from '#shared/model/image.ts'
import { projectOf } from '../compose/document-of.ts'
import { applyTo, planFor } from './apply-to.ts'
import { stackId } from './shop.ts'
import { SimulatedHost } from './simulated-host.ts'

const state = (keys: string, version = 1, images: VersionImages = new Map()) =>
  desiredState(projectOf(`services: { web: { ${keys} } }`), { stackId, stackName: 'shop', version }, images)
const always = 'image: "nginx:1", pull_policy: always'
const digest = (digit: string) => `nginx@sha256:${digit.repeat(64)}`

async function hostWith(repoDigest: string): Promise<SimulatedHost> {
  const host = new SimulatedHost()
  host.images.set('nginx:1', 'sha256:first')
  host.digests.set('sha256:first', repoDigest)
  expect(await applyTo(host, state('image: "nginx:1"'), null)).toMatchObject({ outcome: 'APPLIED' })
  return host
}

const operations = async (host: SimulatedHost, desired = state(always, 2)) =>
  (await planFor(host, desired, state('image: "nginx:1"'))).work.plan.operations

const conflicts = async (host: SimulatedHost, desired: ReturnType<typeof state>) =>
  (await planFor(host, desired, null)).work.plan.conflicts.map(({ code, message }) => `${code} ${message}`)

test.each(['always', 'never', 'build', 'missing'])('%s is read', (policy) => {
  expect(pullPolicyOf({ pull_policy: policy })).toBe(policy)
})

test('the registry is asked once for an image of a version that never ran, and for no digest', () => {
  const project = projectOf(`
services:
  a: { image: one, pull_policy: always }
  b: { image: one, pull_policy: always }
  c: { image: "two@sha256:${'1'.repeat(64)}", pull_policy: always }
  d: { image: three }
  e: { image: four, pull_policy: always }
`)
  const pinned = { reference: 'four', imageId: 'sha256:4', repoDigest: null }
  const { services } = desiredState(project, { stackId, stackName: 'shop', version: 1 }, new Map([['e', pinned]]))
  expect(registryQuestions(services)).toEqual(['one'])
})

test('where the registry has what is on the host, nothing is pulled and nothing is replaced', async () => {
  const host = await hostWith(digest('a'))
  host.registry.set('nginx:1', { repoDigest: digest('a') })
  expect((await operations(host)).map(({ kind }) => kind)).toEqual(['commit'])
})

test('where the registry has another, exactly that is pulled and run', async () => {
  const host = await hostWith(digest('a'))
  host.registry.set('nginx:1', { repoDigest: digest('b') })
  const before = await operations(host)
  expect(before.find(({ kind }) => kind === 'pull-image')).toMatchObject({ image: digest('b') })
  expect(before.find(({ kind }) => kind === 'create-container')).toMatchObject({
    image: digest('b'),
    cause: { kind: 'image-changed', from: 'sha256:first', to: `sha256:${'b'.repeat(64)}` },
  })
  const next = state(always, 2)
  expect(await applyTo(host, next, state('image: "nginx:1"'))).toMatchObject({ outcome: 'APPLIED', failure: null })
  expect((await planFor(host, next, next)).work.plan.operations).toEqual([])
})

test('a version that ran before runs what it ran with, whatever the registry has now', async () => {
  const host = await hostWith(digest('a'))
  host.registry.set('nginx:1', { repoDigest: digest('b') })
  const pinned = { reference: 'nginx:1', imageId: 'sha256:first', repoDigest: digest('a') }
  const again = await operations(host, state(always, 2, new Map([['web', pinned]])))
  expect(again.map(({ kind }) => kind)).toEqual(['commit'])
})

test('a registry that refuses blocks the plan in its own words', async () => {
  const host = await hostWith(digest('a'))
  host.registry.set('nginx:1', { failure: { code: 'REGISTRY_X', message: 'No.', next: 'Ask.' } })
  expect(await conflicts(host, state(always, 2))).toEqual(['REGISTRY_X No.'])
})

test.each([
  [
    'image: "absent:1", pull_policy: never',
    'IMAGE_NOT_FOUND The image absent:1 is not on the host and cannot be pulled: the pull_policy of web is never.',
  ],
  ['build: .', 'BUILD_UNSUPPORTED web is to be built, and Stackwright builds no images; shop-web is not on local.'],
  [
    'build: ., image: "absent:1", pull_policy: build',
    'BUILD_UNSUPPORTED web is to be built, and Stackwright builds no images; absent:1 is not on local.',
  ],
])('%s is a conflict where the image is not on the host', async (keys, expected) => {
  const host = new SimulatedHost()
  expect(await conflicts(host, state(keys))).toEqual([expected])
  host.images.set('absent:1', 'sha256:1')
  host.images.set('shop-web', 'sha256:2')
  expect(await conflicts(host, state(keys))).toEqual([])
})

test('an image is pulled for the platform of its service', async () => {
  const { work } = await planFor(new SimulatedHost(), state('image: "nginx:1", platform: linux/arm64'), null)
  expect(work.plan.operations[0]).toMatchObject({ kind: 'pull-image', image: 'nginx:1', platform: 'linux/arm64' })
})
