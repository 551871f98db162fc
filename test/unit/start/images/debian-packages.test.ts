import { expect, test } from 'vitest'
import { parseSimulation } from '../../../../electron/start/images/debian-packages.ts'

test("apt's simulation is read, and Debian's own administration left out", () => {
  const output = [
    'Inst gcc-12-base (12.2.0-14+deb12u1 Debian:12.12/oldstable [amd64])',
    'Inst libc6 (2.36-9+deb12u13 Debian:12.12/oldstable, Debian-Security:12/oldstable-security [amd64]) []',
    'Inst debconf (1.5.82 Debian:12.12/oldstable [all]) []',
    'Inst redis-server (5:7.0.15-1~deb12u6 Debian:12.12/oldstable [amd64])',
    'Inst tzdata (2025b-0+deb12u2 Debian:12.12/oldstable [all])',
    'Conf libc6 (2.36-9+deb12u13 Debian:12.12/oldstable [amd64])',
  ].join('\n')
  expect(parseSimulation(output)).toEqual([
    { name: 'libc6', version: '2.36-9+deb12u13', architecture: 'amd64' },
    { name: 'redis-server', version: '5:7.0.15-1~deb12u6', architecture: 'amd64' },
    { name: 'tzdata', version: '2025b-0+deb12u2', architecture: 'all' },
  ])
})
