import { expect, test } from 'vitest'
import { inWeb, problemsOf } from '../document-of.ts'

test('networks, volumes and services that are not there are named where they are used', () => {
  const content = `
services:
  web:
    image: a
    networks: [fronnt]
    volumes: ["dat:/data"]
    depends_on:
      - dbb
      - toString
  db: { image: b }
networks: { front: }
volumes: { data: }
`
  expect(problemsOf(content)).toEqual([
    'compose.yaml:5:16 undefined-network: web joins the network fronnt, which is not declared. Did you mean front? Add it under networks.',
    'compose.yaml:6:15 undefined-volume: web mounts the volume dat, which is not declared. Did you mean data? Add it under volumes, or write ./dat for a folder.',
    'compose.yaml:8:9 undefined-service: web depends on dbb, which is not a service of this document. Did you mean db?',
    'compose.yaml:9:9 undefined-service: web depends on toString, which is not a service of this document.',
  ])
})

test('a dependency that is not required may be missing', () => {
  expect(problemsOf(inWeb('depends_on: { db: { condition: service_started, required: false } }'))).toEqual([])
})

test('a dependency that the profiles leave out names its profiles', () => {
  const content = 'services: { a: { image: x, depends_on: [b] }, b: { image: y, profiles: [debug, all] } }'
  expect(problemsOf(content)).toEqual([
    'compose.yaml:1:41 undefined-service: a depends on b, which is off: none of its profiles (debug, all) is active.',
  ])
})

test('a dependency cycle is told with its path', () => {
  const content = `
services:
  a: { image: x, depends_on: [b] }
  b: { image: x, depends_on: [c] }
  c: { image: x, depends_on: [b, d] }
  d: { image: x, depends_on: [d] }
`
  expect(problemsOf(content)).toEqual([
    'compose.yaml:4:31 dependency-cycle: These services wait for each other and none could start: b -> c -> b.',
    'compose.yaml:6:31 dependency-cycle: These services wait for each other and none could start: d -> d.',
  ])
})

test.each([
  [
    'container_name: one\nscale: 2',
    '4:5 container-name: web asks for 2 containers, but container_name can name only one. Remove container_name.',
  ],
  ['scale: 2\ndeploy: { replicas: 3 }', '4:5 scale: web has scale 2 and deploy.replicas 3. Keep one of them.'],
  [
    'network_mode: host\nnetworks: [default]',
    '4:5 network-mode: web has both network_mode and networks. Keep one of them.',
  ],
  [
    'network_mode: host\nports: [80]',
    "5:5 ports-without-network: The ports of web cannot be published: with network_mode: host it uses the host's ports as they are. Remove one of them.",
  ],
  [
    'volumes: ["/a:/data"]\ntmpfs: [/run, "/data/:size=1m"]',
    '5:19 duplicate-mount: web mounts two things at /data. Remove one of them.',
  ],
  [
    'ports: ["80:80", "127.0.0.1:80:81"]',
    '4:22 duplicate-port: web publishes port 80 of the host. Publish each port once.',
  ],
  [
    'ports: ["80:80"]\nscale: 2',
    '4:13 warning duplicate-port: web asks for 2 containers, but only one can publish port 80. Publish a range, or let the Engine choose.',
  ],
])('%j is refused as a contradiction', (keys, expected) => {
  expect(problemsOf(inWeb(keys))).toEqual([`compose.yaml:${expected}`])
})

test('two services cannot publish one port or have one container name', () => {
  const content = `
services:
  a: { image: x, ports: ["80:80"], container_name: one }
  b: { image: x, ports: ["80:81", "81:81/udp", "81:81"], container_name: one }
`
  expect(problemsOf(content)).toEqual([
    'compose.yaml:4:26 duplicate-port: a and b both publish port 80 of the host. Publish each port once.',
    'compose.yaml:4:58 container-name: b and a both call their container one. Give each its own name.',
  ])
})

test('one port on two addresses is no conflict', () => {
  expect(problemsOf(inWeb('ports: ["127.0.0.1:80:80", "127.0.0.2:80:80"]'))).toEqual([])
})

test.each(['{ disable: true }', '{ test: [NONE] }'])(
  'waiting for the health of a service whose check is %s is refused',
  (check) => {
    const content = `services:\n  a: { image: x, healthcheck: ${check} }\n  b: { image: x, depends_on: { a: { condition: service_healthy } } }`
    expect(problemsOf(content)).toEqual([
      'compose.yaml:3:32 no-healthcheck: b waits until a is healthy, but the health check of a is disabled.',
    ])
  },
)

test('a service needs an image, and a document a service', () => {
  expect(problemsOf('services:\n  web: {}')).toEqual([
    'compose.yaml:2:3 no-image: web has no image. Give it one, for example image: nginx:1.27.',
  ])
  expect(problemsOf('services: {}')).toEqual([
    'compose.yaml:1:1 no-services: This document has no services. Add at least one under services.',
  ])
  expect(problemsOf('volumes: {}')).toEqual([
    'compose.yaml:1:1 no-services: This document has no services. Add the key services with at least one.',
  ])
})
