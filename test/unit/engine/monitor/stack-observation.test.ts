import { expect, test } from 'vitest'
import type { ListedContainer } from '#engine/docker/container-listing.ts'
import { observeStacks } from '#engine/monitor/stack-observation.ts'
import { StackId } from '#shared/model/ids.ts'
import { listedContainer } from '../imports/listed-container.ts'

const id = StackId.parse('0193f3a0-0000-7000-8000-000000000001')

const theirs = listedContainer('shop-web-1', {
  'com.docker.compose.project': 'shop',
  'com.docker.compose.service': 'web',
  'com.docker.compose.container-number': '2',
})
const listing = (containers: readonly ListedContainer[]) => ({ containers, networks: [], volumes: [] })

test('what Compose made is nobody’s until a stack took its project over', () => {
  expect(observeStacks(listing([theirs])).size).toBe(0)
  const [fact] =
    observeStacks(listing([theirs]), new Map([['shop', id]]))
      .get(id)
      ?.containers.get('web') ?? []
  expect(fact).toMatchObject({ name: 'shop-web-1', number: 2, state: 'running', version: null })
})

test('what the stack makes itself afterwards stands beside it; other projects and one-off runs do not', () => {
  const own = listedContainer('shop-db-1', { 'io.stackwright.stack_id': id, 'io.stackwright.service_name': 'db' })
  const once = listedContainer('run', { ...theirs.labels, 'com.docker.compose.oneoff': 'True' })
  const other = listedContainer('blog-web-1', { ...theirs.labels, 'com.docker.compose.project': 'blog' })
  const found = observeStacks(listing([own, theirs, once, other]), new Map([['shop', id]])).get(id)
  expect([...(found?.containers.values() ?? [])].flat().map(({ name }) => name)).toEqual(['shop-db-1', 'shop-web-1'])
})
