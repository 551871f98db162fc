import { expect, test } from 'vitest'
import type { ListedContainer } from '#engine/docker/container-listing.ts'
import { changedContainers, touchedBy, touchedTogether, withContainers } from '#engine/monitor/host-world.ts'
import { listedContainer } from '../imports/listed-container.ts'

const container = (id: string, changes: Partial<ListedContainer> = {}) => listedContainer(id, {}, changes)
const world = (...ids: readonly string[]) => new Map(ids.map((id) => [id, container(id)]))

test('a look at some replaces just these, and those it does not find are gone', () => {
  const after = withContainers(world('a', 'b', 'c'), new Set(['b', 'c', 'd']), [
    container('c', { state: 'exited' }),
    container('d'),
  ])
  expect([...after].map(([id, { state }]) => [id, state])).toEqual([
    ['a', 'running'],
    ['c', 'exited'],
    ['d', 'running'],
  ])
})

test('a look at all leaves only what it found', () => {
  expect([...withContainers(world('a', 'b'), 'all', [container('b')]).keys()]).toEqual(['b'])
})

test('a status text that only ages is no change; everything else is', () => {
  const before = world('a', 'b', 'c')
  const after = new Map(before)
  after.set('a', container('a', { statusText: 'Up 2 hours' }))
  after.set('b', container('b', { networks: ['other'] }))
  after.delete('c')
  after.set('d', container('d'))
  expect([...changedContainers(before, after)].sort()).toEqual(['b', 'c', 'd'])
})

test('an event touches its container; a network event the container that was connected', () => {
  const event = (type: string, action: string, container?: string) =>
    touchedBy({ type, action, id: 'x', attributes: container === undefined ? {} : { container } })
  expect([...event('container', 'die').containers]).toEqual(['x'])
  expect([...event('network', 'disconnect', 'c').containers]).toEqual(['c'])
  expect(event('network', 'create')).toMatchObject({ objects: true, everything: false })
  expect(event('volume', 'destroy').objects).toBe(true)
  expect(event('image', 'pull')).toMatchObject({ objects: false, everything: false })
  const both = touchedTogether(event('container', 'die'), event('network', 'create'))
  expect(both).toEqual({ everything: false, objects: true, containers: new Set(['x']) })
})
