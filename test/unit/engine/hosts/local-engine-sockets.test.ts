import { expect, test } from 'vitest'
import { defaultEngineConnection, localEngineSockets } from '#engine/hosts/local-engine-sockets.ts'

const linux = {
  platform: 'linux' as const,
  environment: { XDG_RUNTIME_DIR: '/run/user/1000' },
  homeFolder: '/home/ann',
}

const nothing = () => false

test('all places of a Linux machine, the likeliest first', () => {
  const environment = { ...linux.environment, DOCKER_HOST: 'unix:///tmp/mine.sock' }
  expect(localEngineSockets({ ...linux, environment }).map(({ path }) => path)).toEqual([
    '/tmp/mine.sock',
    '/var/run/docker.sock',
    '/run/user/1000/docker.sock',
    '/home/ann/.docker/run/docker.sock',
    '/home/ann/.docker/desktop/docker.sock',
  ])
})

test('the first place that exists is taken', () => {
  const exists = (path: string) => path.startsWith('/run/user') || path.startsWith('/home')
  expect(defaultEngineConnection(linux, exists)).toEqual({ kind: 'socket', path: '/run/user/1000/docker.sock' })
})

test('DOCKER_HOST is taken even where nothing is there, so that its mistake is seen', () => {
  const surroundings = { ...linux, environment: { DOCKER_HOST: 'unix:///tmp/mine.sock' } }
  expect(defaultEngineConnection(surroundings, () => true).path).toBe('/tmp/mine.sock')
  expect(defaultEngineConnection(surroundings, nothing).path).toBe('/tmp/mine.sock')
})

test('a DOCKER_HOST that is not local is no socket', () => {
  const surroundings = { ...linux, environment: { DOCKER_HOST: 'ssh://ann@prod' } }
  expect(defaultEngineConnection(surroundings, nothing).path).toBe('/var/run/docker.sock')
})

test('Windows has a named pipe', () => {
  const windows = { platform: 'win32' as const, environment: {}, homeFolder: 'C:\\Users\\ann' }
  expect(defaultEngineConnection(windows, nothing).path).toBe('//./pipe/docker_engine')
})
