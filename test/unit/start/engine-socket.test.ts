import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  addressOfSocket,
  engineSockets,
  findEngineSocket,
  socketOfAddress,
} from '../../../electron/start/engine-socket.ts'

test('an address that is given is the only one looked at', () => {
  expect(engineSockets({ DOCKER_HOST: 'unix:///a/docker.sock' }, 'linux', '/home/me')).toEqual(['/a/docker.sock'])
  const both = { DOCKER_HOST: 'unix:///a', STACKWRIGHT_DOCKER_HOST: 'unix:///b' }
  expect(engineSockets(both, 'linux', '/home/me')).toEqual(['/b'])
})

test('without one, the usual places are looked at, the rootless one among them', () => {
  const sockets = engineSockets({ XDG_RUNTIME_DIR: '/run/user/7' }, 'linux', '/home/me')
  expect(sockets.slice(0, 2)).toEqual(['/var/run/docker.sock', '/run/user/7/docker.sock'])
  expect(engineSockets({}, 'win32', 'C:\\me')).toEqual(['//./pipe/docker_engine'])
})

test('TCP and SSH addresses have no socket', () => {
  expect(['tcp://h:2376', 'ssh://h', 'npipe:////./pipe/x', '/plain'].map(socketOfAddress)).toEqual([
    null,
    null,
    '//./pipe/x',
    '/plain',
  ])
  expect(['/plain', '//./pipe/x'].map(addressOfSocket)).toEqual(['unix:///plain', 'npipe:////./pipe/x'])
})

test('the first socket on which something answers a ping is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sock-'))
  const socket = join(folder, 'docker.sock')
  const server = createServer((_, response) => response.end('OK'))
  await new Promise<void>((done) => server.listen(socket, done))
  expect(await findEngineSocket([join(folder, 'absent.sock'), socket])).toBe(socket)
  await new Promise((done) => server.close(done))
  expect(await findEngineSocket([socket])).toBe(null)
  rmSync(folder, { recursive: true })
})
