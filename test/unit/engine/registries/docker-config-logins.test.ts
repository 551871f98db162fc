import { expect, test } from 'vitest'
import { registryOf } from '#engine/docker/image-reference.ts'
import { registryAuth } from '#engine/docker/registry-auth.ts'
import { dockerConfigLogins } from '#engine/registries/docker-config-logins.ts'
import { registryName } from '#engine/registries/registry-name.ts'

const basic = (text: string) => Buffer.from(text).toString('base64')

test("Docker's configuration gives the logins it holds itself, and names those it does not", () => {
  const config = {
    auths: {
      'https://index.docker.io/v1/': { auth: basic('ada:pass:word') },
      'ghcr.io': { username: 'bob', password: 'token' },
      'helped.example.com': {},
      'session.example.com': { identitytoken: 'ey' },
      'broken.example.com': { auth: basic('nobody') },
    },
    credsStore: 'desktop',
    credHelpers: { 'cloud.example.com': 'ecr-login' },
    HttpHeaders: { 'User-Agent': 'x' },
  }
  expect(dockerConfigLogins(JSON.stringify(config))).toEqual([
    { registry: 'https://index.docker.io/v1/', username: 'ada', password: 'pass:word' },
    { registry: 'ghcr.io', username: 'bob', password: 'token' },
    { registry: 'helped.example.com', reason: expect.stringContaining('desktop, which is not run') },
    { registry: 'session.example.com', reason: expect.stringContaining('token') },
    { registry: 'broken.example.com', reason: expect.stringContaining('no password') },
    { registry: 'cloud.example.com', reason: expect.stringContaining('ecr-login') },
  ])
  expect(dockerConfigLogins('{}')).toEqual([])
})

test.each([
  ['nginx', 'docker.io'],
  ['ada/web:2', 'docker.io'],
  ['docker.io/library/nginx:1', 'docker.io'],
  ['index.docker.io/ada/web', 'docker.io'],
  ['ghcr.io/ada/web@sha256:00', 'ghcr.io'],
  ['localhost/web', 'localhost'],
  ['127.0.0.1:5001/team/web:1', '127.0.0.1:5001'],
])('the login for %s is that of %s', (image, registry) => {
  expect(registryOf(image)).toBe(registry)
  expect(registryName(registry)).toBe(registry)
})

test.each([
  'index.docker.io',
  'https://index.docker.io/v1/',
  'registry-1.docker.io',
  'https://Docker.io',
  'hub.docker.com',
])('%s is Docker Hub, which Engines know by its first address', (written) => {
  const registry = registryName(written)
  expect(registry).toBe('docker.io')
  expect(registryAuth({ registry, username: 'ada', password: 'x' })).toEqual({
    username: 'ada',
    password: 'x',
    serveraddress: 'https://index.docker.io/v1/',
  })
})
