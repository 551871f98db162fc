import { expect, test } from 'vitest'
import { inWeb, problemsOf, webOf } from '../document-of.ts'

const mountOf = (yaml: string, environment = {}) =>
  webOf(`volumes:\n  - ${yaml}\nx-end: 1`, { environment })?.volumes?.[0]

test.each([
  ['./conf:/etc/app', { type: 'bind', source: '/srv/shop/conf', target: '/etc/app', bind: { create_host_path: true } }],
  ['../up/../conf:/c', { type: 'bind', source: '/srv/conf', target: '/c', bind: { create_host_path: true } }],
  ['~/conf:/c', { type: 'bind', source: '/home/me/conf', target: '/c', bind: { create_host_path: true } }],
  ['/abs/:/c/:ro', { type: 'bind', source: '/abs/', target: '/c', read_only: true, bind: { create_host_path: true } }],
  ['"C:\\\\data:/c"', { type: 'bind', source: 'C:\\data', target: '/c', bind: { create_host_path: true } }],
  [
    '/abs:/c:rw,z,rshared',
    {
      type: 'bind',
      source: '/abs',
      target: '/c',
      bind: { create_host_path: true, selinux: 'z', propagation: 'rshared' },
    },
  ],
  ['/anonymous', { type: 'volume', target: '/anonymous' }],
  ['{ type: bind, source: ./x, target: /y }', { type: 'bind', source: '/srv/shop/x', target: '/y' }],
  [
    '{ type: tmpfs, target: /t, tmpfs: { size: 64m, mode: 0o1777 } }',
    { type: 'tmpfs', target: '/t', tmpfs: { size: '67108864', mode: 0o1777 } },
  ],
])('the mount %s is made long', (yaml, expected) => {
  expect(mountOf(yaml, { HOME: '/home/me' })).toEqual(expected)
})

test.each([
  ['a:b:c:d', 'mount: "a:b:c:d" is not a mount: write SOURCE:TARGET or SOURCE:TARGET:OPTIONS.'],
  [
    '/a:/b:fast',
    'mount: "/a:/b:fast" is not a mount: there is no option "fast"; use ro, rw, nocopy, z, Z or a propagation.',
  ],
  ['~/a:/b', 'relative-path: ~/a needs the variable HOME. Set it, or write the whole path.'],
  ['{ type: bind, target: /b }', 'mount: This mount needs its source: the path on the host.'],
  ['{ source: a, target: /b }', 'mount: This mount needs its type: bind, volume or tmpfs.'],
  ['{ type: tmpfs, source: a, target: /b }', 'mount: A tmpfs mount takes no source.'],
  [
    'data:/x',
    'undefined-volume: web mounts the volume data, which is not declared. Add it under volumes, or write ./data for a folder.',
  ],
])('the mount %s is refused', (yaml, expected) => {
  const [problem] = problemsOf(inWeb(`volumes:\n  - ${yaml}`))
  expect(problem?.replace(/^\S+ /, '')).toBe(expected)
  expect(problem).toMatch(/^compose\.yaml:5:/)
})

test('a relative path needs a document that has a place on a disk', () => {
  expect(problemsOf(inWeb('volumes: [./conf:/etc/app]'), { projectDirectory: null })).toEqual([
    'compose.yaml:4:15 relative-path: ./conf starts from the folder of the compose file, and this document has none. Write an absolute path.',
  ])
})

test('of two mounts at one target in one file the last counts, and a warning says so', () => {
  expect(problemsOf(inWeb('volumes:\n  - /a:/data\n  - /b:/data/'))).toEqual([
    'compose.yaml:6:9 warning duplicate-mount: /data is mounted at line 5 already; only this one counts, as in Compose.',
  ])
})

test('a target that is not absolute is left to the Engine, with a warning', () => {
  expect(problemsOf(inWeb('volumes: [data]'))).toEqual([
    'compose.yaml:4:15 warning relative-target: "data" is not an absolute path inside the container; the Engine will refuse it. Write SOURCE:TARGET.',
  ])
})
