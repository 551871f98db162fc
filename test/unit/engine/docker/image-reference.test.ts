import { expect, test } from 'vitest'
import { createImageFinder, parseImageReference, withTag } from '#engine/docker/image-reference.ts'

const digest = `sha256:${'ab'.repeat(32)}`

test.each([
  ['nginx', 'docker.io/library/nginx', 'latest', null],
  ['nginx:1.27', 'docker.io/library/nginx', '1.27', null],
  ['shop/web', 'docker.io/shop/web', 'latest', null],
  ['docker.io/nginx', 'docker.io/library/nginx', 'latest', null],
  ['index.docker.io/library/nginx:1', 'docker.io/library/nginx', '1', null],
  ['localhost/web', 'localhost/web', 'latest', null],
  ['localhost:5000/web:2', 'localhost:5000/web', '2', null],
  ['registry.test:5000/a/b', 'registry.test:5000/a/b', 'latest', null],
  [`nginx@${digest}`, 'docker.io/library/nginx', null, digest],
  [`nginx:1.27@${digest}`, 'docker.io/library/nginx', '1.27', digest],
])('%s is taken apart with the defaults of Docker', (text, repository, tag, found) => {
  expect(parseImageReference(text)).toEqual({ repository, tag, digest: found })
})

test.each([
  ['nginx', 'nginx:latest'],
  ['localhost:5000/web', 'localhost:5000/web:latest'],
  ['nginx:1.27', 'nginx:1.27'],
  [`nginx@${digest}`, `nginx@${digest}`],
])('%s is pulled as %s, never as all of its tags', (text, expected) => {
  expect(withTag(text)).toBe(expected)
})

test('a local image is found by every way of naming it', () => {
  const id = `sha256:${'12'.repeat(32)}`
  const find = createImageFinder([
    { id, tags: ['nginx:latest', 'localhost:5000/web:2'], digests: [`nginx@${digest}`], sizeBytes: 0 },
    { id: `sha256:${'34'.repeat(32)}`, tags: ['<none>:<none>'], digests: ['<none>@<none>'], sizeBytes: 0 },
  ])
  const names = [
    'nginx',
    'nginx:latest',
    'docker.io/library/nginx',
    'localhost:5000/web:2',
    `nginx@${digest}`,
    `docker.io/library/nginx:1.27@${digest}`,
    id,
    id.slice(7),
    '121212121212',
  ]
  expect(names.map(find)).toEqual(names.map(() => id))
  expect(['nginx:1', 'web:2', '1212', `other@${digest}`].map(find)).toEqual([null, null, null, null])
})

test('an image that Podman calls one of localhost is found by its name without that', () => {
  const find = createImageFinder([
    { id: `sha256:${'1'.repeat(64)}`, tags: ['localhost/team/app:1'], digests: [], sizeBytes: 1 },
  ])
  expect(find('team/app:1')).toBe(`sha256:${'1'.repeat(64)}`)
  expect(find('docker.io/team/app:1')).toBeNull()
})
