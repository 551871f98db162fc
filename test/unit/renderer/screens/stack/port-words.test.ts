import { expect, test } from 'vitest'
import { publishedPorts } from '../../../../../renderer/screens/stack/port-words.ts'

test('a port that is published for IPv4 and IPv6 is said once, one for a single address with it', () => {
  const port = { hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' } as const
  const ports = [
    port,
    { ...port, hostIp: '::' },
    { ...port, hostIp: '127.0.0.1', hostPort: 53, containerPort: 53, protocol: 'udp' } as const,
    { ...port, hostPort: null },
  ]
  expect(publishedPorts([{ ports }])).toEqual(['8080 to 80', '127.0.0.1:53 to 53/udp'])
})
