import { expect, test } from 'vitest'
import type { ImageUpdate } from '#shared/model/image-care.ts'
import { behindWords, checkedWords, lastAsked } from '../../../../../renderer/screens/stack/image-news-words.ts'

const update = (service: string, image: string, more: Partial<ImageUpdate> = {}): ImageUpdate => ({
  ...{ service, image, state: 'behind', runs: 'sha256:1', offered: 'sha256:2', problem: null },
  observedAt: '2026-01-01T00:00:00.000Z',
  ...more,
})

test('images are named once, with the services that run them', () => {
  expect(behindWords([update('web', 'nginx:1'), update('edge', 'nginx:1')])).toBe(
    'A newer image is behind nginx:1 (web, edge).',
  )
  expect(behindWords(['a', 'b', 'c', 'd'].map((name) => update(name, `${name}:1`)))).toBe(
    'Newer images are behind a:1 (a), b:1 (b), c:1 (c) and 1 more.',
  )
})

test('how all images stand is told, and one that could not be asked is not called unasked', () => {
  const updates = [
    update('a', 'a:1'),
    update('b', 'b:1', { state: 'current', observedAt: '2026-01-02T00:00:00.000Z' }),
    update('c', 'c:1', { state: 'unknown', problem: 'refused' }),
    update('d', 'd:1', { state: 'local', observedAt: null }),
  ]
  expect(checkedWords(updates)).toBe('1 behind its tag, 1 up to date, 1 in no registry, 1 could not be asked')
  expect(lastAsked(updates)).toBe('2026-01-02T00:00:00.000Z')
  expect(lastAsked([])).toBeNull()
})
