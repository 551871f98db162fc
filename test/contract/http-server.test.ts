import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer } from '../../electron/server/start-server.ts'
import { createFakeEngine, type FakeEngine } from './support/fake-engine.ts'
import { procedurePaths } from './support/procedure-paths.ts'
import { overHttp, signIn } from './support/transports.ts'

let engine: FakeEngine
let http: Awaited<ReturnType<typeof overHttp>>

beforeEach(async () => {
  engine = createFakeEngine()
  http = await overHttp(engine)
})
afterEach(() => http.close())

interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** A request with any header, also those that `fetch` sets itself. The path is sent as it is. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> {
  const { hostname, port } = new URL(http.server.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const signedIn = async () => ({ cookie: await signIn(http.server.newOneTimeUrl()) })

test('nothing but the health check and the sign-in answers a stranger', async () => {
  expect((await ask('/healthz')).status).toBe(200)
  for (const path of ['/', '/app.js', '/openapi.json', '/api/system', '/api/stacks', '/api/none', '/none'])
    expect([path, (await ask(path)).status]).toEqual([path, 401])
  expect(JSON.parse((await ask('/api/system')).body)).toMatchObject({
    code: 'NOT_SIGNED_IN',
    data: { retryable: false },
  })
})

test('a one-time link signs in once; the cookie is for this server only and out of reach of scripts', async () => {
  const { pathname, search } = new URL(http.server.newOneTimeUrl())
  const first = await ask(pathname + search)
  expect(first.status).toBe(303)
  expect(first.headers['location']).toBe('/')
  expect(String(first.headers['set-cookie'])).toMatch(/^stackwright_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect((await ask(pathname + search)).status).toBe(401)
  expect((await ask('/sign-in?token=guess')).status).toBe(401)
})

test('a used link leads whoever is signed in to the app', async () => {
  const url = new URL(http.server.newOneTimeUrl())
  const cookie = await signIn(url.href)
  expect((await ask(url.pathname + url.search, { cookie })).status).toBe(303)
})

test('a name that is not this server is refused, so no other name can be pointed at it', async () => {
  const headers = await signedIn()
  const { port } = new URL(http.server.url)
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port}.evil.example`])
    expect([host, (await ask('/api/system', { ...headers, host })).status]).toEqual([host, 403])
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`])
    expect([host, (await ask('/api/system', { ...headers, host })).status]).toEqual([host, 200])
})

test('a page of another origin is refused, also one from another port of this computer', async () => {
  const headers = await signedIn()
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
  ]
  for (const each of foreign) expect((await ask('/api/system', { ...headers, ...each })).status).toBe(403)
  const own = { origin: http.server.url.slice(0, -1), 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
  expect((await ask('/api/system', { ...headers, ...own })).status).toBe(200)
})

test('every answer carries the security headers, and the page a policy with no unsafe source and a fresh nonce', async () => {
  const headers = await signedIn()
  const first = await ask('/', headers)
  const second = await ask('/', headers)
  const policy = String(first.headers['content-security-policy'])
  expect(policy).not.toContain('unsafe')
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1]
  expect(first.body).toContain(`nonce="${nonce}"`)
  expect(second.headers['content-security-policy']).not.toBe(policy)
  for (const path of ['/', '/app.js', '/api/system', '/api/none', '/none', '/healthz']) {
    const answer = await ask(path, headers)
    expect([path, answer.headers]).toMatchObject([
      path,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      },
    ])
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test('no path leads out of the folder of the pages', async () => {
  const headers = await signedIn()
  const paths = [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '//etc/passwd',
    '/%00',
    '/%',
  ]
  for (const path of paths) {
    const { status, body } = await ask(path, headers)
    expect([path, status >= 400 && status < 500]).toEqual([path, true])
    expect(body).not.toContain('root:')
  }
})

test('the Engine of Docker cannot be reached through this server', async () => {
  const headers = await signedIn()
  for (const path of ['/containers/json', '/api/containers/json', '/v1.41/info', '/api/docker/info'])
    expect([path, (await ask(path, headers)).status]).toEqual([path, 404])
})

test('a body that is too large or no JSON is refused, and the next call works', async () => {
  const headers = { ...(await signedIn()), 'content-type': 'application/json' }
  const large = JSON.stringify({ name: 'x'.repeat(9 * 2 ** 20) })
  const told = await ask('/api/stacks', { ...headers, 'content-length': String(large.length) }, 'POST')
  expect(JSON.parse(told.body)).toMatchObject({ code: 'INVALID_INPUT', status: 400 })
  // A body with no length is counted while it comes; the connection may be gone before the answer is read.
  const counted = await ask('/api/stacks', { ...headers, 'transfer-encoding': 'chunked' }, 'POST', large).catch(
    () => null,
  )
  expect([413, undefined]).toContain(counted?.status)
  const broken = await ask('/api/stacks', headers, 'POST', '{"name":')
  expect(broken.status).toBe(400)
  expect((await ask('/api/system', headers)).status).toBe(200)
})

test('closing the server ends the streams that are open on it', async () => {
  const cookie = await signIn(http.server.newOneTimeUrl())
  const answer = await fetch(`${http.server.url}api/system/changes`, { headers: { cookie } })
  const reader = answer.body?.getReader()
  await reader?.read()
  expect(engine.openStreams()).toBe(1)
  const ended = reader?.read().then(
    () => reader?.read().catch(() => null),
    () => null,
  )
  await http.server.close()
  await ended
  await expect.poll(() => engine.openStreams()).toBe(0)
})

test('a connection that sends nothing is no hindrance to closing', async () => {
  const { hostname, port } = new URL(http.server.url)
  const idle = connect(Number(port), hostname)
  await new Promise((done) => idle.once('connect', done))
  idle.on('error', () => {})
  await http.server.close()
  idle.destroy()
})

test('an address that other computers reach is refused unless it is allowed', async () => {
  const options = { engine, host: '0.0.0.0', port: 0, rendererFolder: '/nowhere' }
  await expect(startServer(options)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const server = await startServer({ ...options, allowRemote: true })
  await server.close()
})

test('a taken port is PORT_IN_USE and names the port', async () => {
  const port = Number(new URL(http.server.url).port)
  const taken = startServer({ engine, host: '127.0.0.1', port, rendererFolder: '/nowhere' })
  await expect(taken).rejects.toMatchObject({ code: 'PORT_IN_USE', data: { port } })
})

test('aborting the signal closes the server', async () => {
  const stop = new AbortController()
  const server = await startServer({
    engine,
    host: '127.0.0.1',
    port: 0,
    rendererFolder: '/nowhere',
    signal: stop.signal,
  })
  stop.abort()
  await expect.poll(() => fetch(server.url).catch(() => 'gone')).toBe('gone')
})

test('/openapi.json is OpenAPI 3.1 and describes every procedure', async () => {
  const { status, body } = await ask('/openapi.json', await signedIn())
  expect(status).toBe(200)
  const document = JSON.parse(body)
  expect(document.openapi).toMatch(/^3\.1\./)
  const operations = Object.values(document.paths as object).flatMap((path: object) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...procedurePaths].sort())
  expect(document.components.schemas).toHaveProperty('Command')
})
