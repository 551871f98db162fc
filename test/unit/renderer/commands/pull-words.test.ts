import { expect, test } from 'vitest'
import type { PullLayer } from '#shared/model/image-pull.ts'
import { layerWords, pullShare, pullWords } from '../../../../renderer/screens/commands/pull-words.ts'

const mib = 2 ** 20
const layer = (state: PullLayer['state'], current = 0, total: number | null = null): PullLayer => ({
  ...{ id: `${state}${current}`, state, currentBytes: current * mib },
  totalBytes: total === null ? null : total * mib,
})
const pull = (...layers: PullLayer[]) => ({ attempt: 1, step: 0, image: 'nginx:1', layers })

test('a pull says how many layers are ready and how much has come', () => {
  const running = pull(layer('done', 8, 8), layer('downloading', 4, 32), layer('here'), layer('waiting'))
  expect(pullWords(running)).toBe('2 of 4 layers, 12.0 MiB of 40.0 MiB')
  expect(pullWords(pull(layer('done', 8, 8), layer('here')))).toBe('2 layers, 8.0 MiB, 1 there already')
  expect(pullWords(pull(layer('waiting')))).toBe('0 of 1 layer')
})

test('a layer says what happens to it', () => {
  const said = [layer('downloading', 4, 32), layer('downloading', 4), layer('extracting', 8, 32), layer('here')]
  expect(said.map(layerWords)).toEqual(['4.0 MiB of 32.0 MiB', '4.0 MiB', 'unpacking 25 %', 'there already'])
})

test('the whole goes from nothing to all of it, by the size of what is pulled', () => {
  const share = (...layers: PullLayer[]) => Math.round(pullShare(pull(...layers)) * 100)
  expect(share()).toBe(0)
  expect(share(layer('waiting'), layer('waiting'))).toBe(0)
  expect(share(layer('done', 30, 30), layer('downloading', 0, 10))).toBe(75)
  expect(share(layer('done', 30, 30), layer('waiting'))).toBe(50)
  expect(share(layer('done', 30, 30), layer('here'))).toBe(100)
})
