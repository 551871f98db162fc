import { expect, test } from 'vitest'
import { withPullProgress } from '#engine/reconcile/pull-layers.ts'
import type { PullLayer } from '#shared/model/image-pull.ts'

type Report = readonly [layer: string | null, status: string, current?: number, total?: number]

const after = (...reports: readonly Report[]): readonly PullLayer[] =>
  reports.reduce<readonly PullLayer[]>(
    (layers, [layer, status, currentBytes = null, totalBytes = null]) =>
      withPullProgress(layers, { layer, status, currentBytes, totalBytes }),
    [],
  )

test('layers come in the order in which the Engine names them, each with where it is', () => {
  const layers = after(
    ['1', 'Pulling from library/nginx'],
    ['a', 'Pulling fs layer'],
    ['b', 'Already exists'],
    ['a', 'Downloading', 10, 40],
  )
  expect(layers).toEqual([
    { id: 'a', state: 'downloading', currentBytes: 10, totalBytes: 40 },
    { id: 'b', state: 'here', currentBytes: 0, totalBytes: null },
  ])
})

test('a layer keeps its size from its download to its end', () => {
  const states = after(['a', 'Downloading', 10, 40], ['a', 'Verifying Checksum'], ['a', 'Extracting', 20, 40])
  expect(states).toEqual([{ id: 'a', state: 'extracting', currentBytes: 20, totalBytes: 40 }])
  expect(after(['a', 'Downloading', 10, 40], ['a', 'Pull complete'])).toEqual([
    { id: 'a', state: 'done', currentBytes: 40, totalBytes: 40 },
  ])
})

test('a layer that is tried again begins anew, and a size that is not known is none', () => {
  expect(after(['a', 'Downloading', 10, 40], ['a', 'Retrying in 3 seconds'])).toMatchObject([
    { state: 'waiting', currentBytes: 0, totalBytes: 40 },
  ])
  expect(after(['a', 'Downloading', 10, -1])).toMatchObject([{ currentBytes: 10, totalBytes: null }])
})

test('what says nothing of a layer changes nothing', () => {
  const layers = after(['a', 'Waiting'])
  const said = { layer: null, status: 'Digest: sha256:12', currentBytes: null, totalBytes: null }
  expect(withPullProgress(layers, said)).toBe(layers)
})
