import { expect, test } from 'vitest'
import { problemsOf } from '../document-of.ts'

const pair = (keys: string, parent = '') => `
services:
  child:
    image: a
    ${keys}
  parent:
    image: b
    command: x
    ${parent}
`

test.each([
  'network_mode: service:parent',
  'pid: service:parent',
  'volumes_from: [parent]',
  'volumes_from: ["parent:ro", "container:elsewhere:rw"]',
])('%s can be applied', (keys) => {
  expect(problemsOf(pair(keys))).toEqual([])
})

test('joining the memory of a service that keeps it to itself is warned of', () => {
  expect(problemsOf(pair('ipc: service:parent'))).toEqual([
    'compose.yaml:5:5 warning private-ipc: child joins the IPC namespace of parent, which keeps it to itself. Give parent the key ipc: shareable.',
  ])
  expect(problemsOf(pair('ipc: service:parent', 'ipc: shareable'))).toEqual([])
})

test.each([
  [
    'pid: service:parent',
    'scale: 0',
    'nothing-to-share: child shares with parent, which has no container: it has 0 replicas. Give it at least one.',
  ],
  ['volumes_from: ["parent:rx"]', '', 'mount-mode: "rx" is no way to take mounts. Use ro or rw.'],
  [
    'uts: service:parent',
    '',
    'unsupported-key: Stackwright cannot carry out uts of child: containers can share it with the host only. Use host, or leave it out.',
  ],
  ['pid: service:other', '', 'undefined-service: child depends on other, which is not a service of this document.'],
])('%s with %j is refused', (keys, parent, expected) => {
  const [problem, ...more] = problemsOf(pair(keys, parent))
  expect([problem?.replace(/^\S+ /, ''), more]).toEqual([expected, []])
})

test('ports of a service that uses the network of another are refused', () => {
  expect(problemsOf(pair('network_mode: service:parent\n    ports: ["80"]'))).toEqual([
    'compose.yaml:6:5 ports-without-network: The ports of child cannot be published: with network_mode: service:parent its ports are those of the other one, which has to publish them. Remove one of them.',
  ])
})
