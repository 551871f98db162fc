import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isThisMachine } from '#engine/hosts/survey/engine-place.ts'
import { readListeningPorts } from '#engine/hosts/survey/listening-ports.ts'
import { readRoutes, readSocketTable } from '#engine/hosts/survey/socket-tables.ts'
import { tryPorts } from '#engine/hosts/survey/try-ports.ts'
import { viewMachine } from '#engine/hosts/survey/view-machine.ts'

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const row = (address: string, state: string, inode = 1603) =>
  `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 100 0 0 10 0`

test('listening sockets are read from the table of the kernel, connections are not', () => {
  const text = [head, row('0100007F:1F90', '0A'), row('0100007F:C350', '01'), 'cut'].join('\n')
  expect(readSocketTable(text, 'tcp')).toEqual([{ address: '127.0.0.1', port: 8080, inode: '1603' }])
  expect(readSocketTable(row('00000000:0035', '07'), 'udp')).toEqual([{ address: '0.0.0.0', port: 53, inode: '1603' }])
})

test.each([
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000001000000', '::1'],
  ['0000000000000000FFFF00000100007F', '127.0.0.1'],
  ['B80D0120000000000000000001000000', '2001:db8::1'],
  ['000080FE00000000FF005450B6AD1DFE', 'fe80::5054:ff:fe1d:adb6'],
])('the address %s is %s', (hex, address) => {
  expect(readSocketTable(row(`${hex}:0050`, '0A'), 'tcp')).toMatchObject([{ address }])
})

test('routes are ranges, without the default one', () => {
  const text = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
br0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0`
  expect(readRoutes(text)).toEqual(['172.17.0.0/16'])
})

test('an Engine is here where name and kernel are ours, or where it is Docker Desktop’s', () => {
  const machine = { name: 'desk', kernel: '6.1.0', platform: 'linux' } as const
  const socket = { kind: 'socket', path: '/var/run/docker.sock' } as const
  const engine = { machineName: 'desk', kernel: '6.1.0', operatingSystem: 'Debian' }
  expect(isThisMachine(engine, socket, machine)).toBe(true)
  expect(isThisMachine({ ...engine, machineName: '0f3c2a' }, socket, machine)).toBe(false)
  expect(isThisMachine({ ...engine, kernel: '6.2.0' }, socket, machine)).toBe(false)
  const desktop = { machineName: 'docker-desktop', kernel: '6.6', operatingSystem: 'Docker Desktop' }
  expect(isThisMachine(desktop, socket, { ...machine, platform: 'darwin' })).toBe(true)
})

test('a port that this process holds is seen with its holder, and found by trying where there are no tables', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '0.0.0.0', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve))
  })
  expect(await tryPorts([port])).toEqual([{ address: '0.0.0.0', port, protocol: 'tcp', holder: null }])
  if (process.platform !== 'linux') return
  const found = await readListeningPorts([port])
  expect(found).toMatchObject([{ address: '0.0.0.0', port, protocol: 'tcp' }])
  expect(found?.[0]?.holder).toContain(`process ${process.pid}`)
})

test('what a machine does not show is null, and a holder that cannot be seen has no name', async () => {
  const proc = mkdtempSync(join(tmpdir(), 'stackwright-proc-'))
  onTestFinished(() => rmSync(proc, { recursive: true }))
  const bare = { proc, platform: 'linux' } as const
  const asked = { ports: [8080], paths: [proc, join(proc, 'none')], dataFolder: join(proc, 'none') }
  expect(await viewMachine(asked, bare)).toEqual({
    ...{ listening: null, disk: null, emulators: null, routes: null },
    paths: new Map([
      [proc, true],
      [join(proc, 'none'), false],
    ]),
  })
  mkdirSync(join(proc, 'net'))
  writeFileSync(join(proc, 'net/tcp'), [head, row('00000000:1F90', '0A', 7), row('0100007F:1F90', '0A', 8)].join('\n'))
  mkdirSync(join(proc, '812/fd'), { recursive: true })
  writeFileSync(join(proc, '812/comm'), 'nginx\n')
  symlinkSync('socket:[7]', join(proc, '812/fd/3'))
  mkdirSync(join(proc, 'sys/fs/binfmt_misc'), { recursive: true })
  for (const name of ['status', 'register', 'qemu-aarch64']) writeFileSync(join(proc, 'sys/fs/binfmt_misc', name), '')
  const seen = await viewMachine({ ...asked, dataFolder: proc }, bare)
  expect(seen.listening).toEqual([
    { address: '0.0.0.0', port: 8080, protocol: 'tcp', holder: 'nginx (process 812)' },
    { address: '127.0.0.1', port: 8080, protocol: 'tcp', holder: null },
  ])
  expect(seen.emulators).toEqual(['qemu-aarch64'])
  expect(seen.disk?.freeBytes).toBeGreaterThan(0)
})
