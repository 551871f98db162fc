import { expect, test } from 'vitest'
import type { ComposePort } from '#shared/model/compose-project.ts'
import { inWeb, problemsOf, webOf } from '../document-of.ts'

const show = (port: ComposePort): string =>
  `${port.host_ip ?? '*'} ${port.published ?? '?'} -> ${port.target}/${port.protocol} ${port.mode}`

test.each([
  ['80', ['* ? -> 80/tcp ingress']],
  ['"80"', ['* ? -> 80/tcp ingress']],
  ['"8080:80"', ['* 8080 -> 80/tcp ingress']],
  ['8080:80', ['* 8080 -> 80/tcp ingress']],
  ['"53:53/UDP"', ['* 53 -> 53/udp ingress']],
  ['"127.0.0.1:8080:80"', ['127.0.0.1 8080 -> 80/tcp ingress']],
  ['"127.0.0.1::80"', ['127.0.0.1 ? -> 80/tcp ingress']],
  ['"[::1]:8080:80"', ['::1 8080 -> 80/tcp ingress']],
  ['"::1:8080:80"', ['::1 8080 -> 80/tcp ingress']],
  ['"3000-3001"', ['* ? -> 3000/tcp ingress', '* ? -> 3001/tcp ingress']],
  ['"9000-9001:80-81"', ['* 9000 -> 80/tcp ingress', '* 9001 -> 81/tcp ingress']],
  ['"8000-9000:80"', ['* 8000-9000 -> 80/tcp ingress']],
  ['{ target: 80, published: 8080 }', ['* 8080 -> 80/tcp ingress']],
  [
    '{ target: "80", published: "8000-8010", host_ip: 127.0.0.1, protocol: udp, mode: host }',
    ['127.0.0.1 8000-8010 -> 80/udp host'],
  ],
])('the port %s is published as %j', (yaml, expected) => {
  expect(webOf(`ports:\n  - ${yaml}`)?.ports?.map(show)).toEqual(expected)
})

test('a port given twice is one port', () => {
  expect(webOf('ports: ["80:80", "80:80/tcp", { target: 80, published: "80" }]')?.ports?.map(show)).toEqual([
    '* 80 -> 80/tcp ingress',
  ])
})

const form = 'Write [IP:][HOST:]CONTAINER, for example "8080:80".'

test.each([
  ['"abc"', `port: "abc" is not a port mapping: "abc" is not a port of the container (1 to 65535). ${form}`],
  ['"70000:80"', `port: "70000:80" is not a port mapping: "70000" is not a port of the host (1 to 65535). ${form}`],
  ['"80:80/http"', `port: "80:80/http" is not a port mapping: the protocol must be tcp, udp or sctp. ${form}`],
  ['"1-2:1-3"', `port: "1-2:1-3" is not a port mapping: the ranges 1-2 and 1-3 differ in length. ${form}`],
  ['"300.1.1.1:80:80"', `port: "300.1.1.1:80:80" is not a port mapping: "300.1.1.1" is not an IP address. ${form}`],
  ['{ published: 80 }', 'port: A port needs its target: the port inside the container.'],
  ['{ target: 0 }', 'out-of-range: target is 0; it must be 1 to 65535.'],
])('the port %s is refused', (yaml, expected) => {
  const [problem] = problemsOf(inWeb(`ports:\n  - ${yaml}`))
  expect(problem?.replace(/^\S+ /, '')).toBe(expected)
  expect(problem).toMatch(/^compose\.yaml:5:/)
})

test('a document cannot ask for more ports than a host has', () => {
  const [problem] = problemsOf(inWeb('ports: ["1-65535", "1-65535/udp"]'))
  expect(problem).toContain('too-large: This document publishes more than 65535 ports.')
})
