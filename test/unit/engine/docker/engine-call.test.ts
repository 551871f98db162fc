import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { listContainers } from '#engine/docker/container-listing.ts'
import { connectDocker, type DockerClient } from '#engine/docker/docker-client.ts'
import { pullImage } from '#engine/docker/images.ts'
import { describeEngine, ping } from '#engine/docker/system.ts'
import { answerAsEngine, type FakeEngine, startFakeEngine } from './fake-engine.ts'

const never = new AbortController().signal
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function connected(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const engine: FakeEngine = await startFakeEngine(answer)
  const client = clientOf(engine.path)
  closers.push(engine.stop)
  return { engine, client }
}

function clientOf(path: string): DockerClient {
  const client = connectDocker({ name: 'fake', connection: { kind: 'socket', path } })
  closers.unshift(client.close)
  return client
}

test('an Engine that is not there is ENGINE_UNREACHABLE', async () => {
  const client = clientOf('/nowhere/docker.sock')
  await expect(ping(client, 1000, never)).rejects.toMatchObject({
    code: 'ENGINE_UNREACHABLE',
    data: { host: 'fake', reason: 'there is no socket where it should be' },
  })
})

test('a file that is no socket is ENGINE_UNREACHABLE', async () => {
  await expect(ping(clientOf(import.meta.filename), 1000, never)).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
})

test('what DOCKER_HOST says is not followed', async () => {
  const { client } = await connected(answerAsEngine)
  process.env['DOCKER_HOST'] = 'tcp://127.0.0.1:9'
  try {
    const other = clientOf(client.connection.path)
    await expect(ping(other, 1000, never)).resolves.toBeUndefined()
  } finally {
    delete process.env['DOCKER_HOST']
  }
})

test('an answer of another kind than the Engine gives is ENGINE_ERROR', async () => {
  for (const body of ['{"not json', '[{"Id": 1}]', '<html>hello</html>', '']) {
    const { client } = await connected((_, response) => response.end(body))
    await expect(listContainers(client, {}, never)).rejects.toMatchObject({
      code: 'ENGINE_ERROR',
      data: { call: 'the list of containers', reason: 'its answer is not one of the Docker Engine API' },
    })
  }
})

test('an Engine that does not answer is ENGINE_TIMEOUT, and its connection is given up', async () => {
  const { engine, client } = await connected(() => undefined)
  await expect(ping(client, 50, never)).rejects.toMatchObject({ code: 'ENGINE_TIMEOUT', data: { seconds: 0.1 } })
  await sleep(20)
  expect(engine.connections()).toBe(0)
})

test('an answer that stops half way is ENGINE_TIMEOUT', async () => {
  const { client } = await connected((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('{"Version"')
  })
  await expect(describeEngine(client, 50, never)).rejects.toMatchObject({ code: 'ENGINE_TIMEOUT' })
})

test('the reason of an abort is what the caller gets', async () => {
  const { engine, client } = await connected(() => undefined)
  const reason = new Error('the command was cancelled')
  const stop = new AbortController()
  const asking = ping(client, 5000, stop.signal)
  setTimeout(() => stop.abort(reason), 20)
  await expect(asking).rejects.toBe(reason)
  await sleep(20)
  expect(engine.connections()).toBe(0)
})

test('closing the client closes every connection, also those that are kept', async () => {
  const { engine, client } = await connected(answerAsEngine)
  await Promise.all([1, 2, 3].map(() => ping(client, 1000, never)))
  expect(engine.connections()).toBe(3)
  client.close()
  await sleep(20)
  expect(engine.connections()).toBe(0)
})

test('a pull reports each step and fails with an error that comes inside a good answer', async () => {
  const { client } = await connected((_, response) => {
    response.write('{"status":"Downloading","id":"a1","progressDetail":{"current":5,"total":10}}\r\n{"status":"Pul')
    response.end('ling"}\r\n{"errorDetail":{"message":"no such luck"},"error":"no such luck"}\r\n')
  })
  const steps: unknown[] = []
  const pull = pullImage(client, { image: 'shop/web', onProgress: (step) => steps.push(step) }, never)
  await expect(pull).rejects.toMatchObject({
    code: 'IMAGE_NOT_FOUND',
    data: { image: 'shop/web', reason: 'no such luck' },
  })
  expect(steps).toEqual([
    { layer: 'a1', status: 'Downloading', currentBytes: 5, totalBytes: 10 },
    { layer: null, status: 'Pulling', currentBytes: null, totalBytes: null },
  ])
})

test('a pull asks for one tag, never for all', async () => {
  const asked: string[] = []
  const { client } = await connected((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await pullImage(client, { image: 'localhost:5000/web', onProgress: () => undefined }, never)
  expect(asked).toEqual(['/images/create?fromImage=localhost%3A5000%2Fweb%3Alatest'])
})

test('a pull without news for the stall time is PULL_STALLED, and is cancelled', async () => {
  const { engine, client } = await connected((_, response) => void response.write('{"status":"Pulling"}\n'))
  const pull = pullImage(client, { image: 'web', stallMs: 50, onProgress: () => undefined }, never)
  await expect(pull).rejects.toMatchObject({ code: 'PULL_STALLED', data: { image: 'web', registry: 'docker.io' } })
  await sleep(20)
  expect(engine.connections()).toBe(0)
})

test('repeating the same numbers is no news, and does not keep a pull alive', async () => {
  const line = '{"status":"Downloading","id":"a1","progressDetail":{"current":5,"total":10}}\n'
  const { client } = await connected((_, response) => {
    const repeating = setInterval(() => response.write(line), 10)
    response.on('close', () => clearInterval(repeating))
  })
  const pull = pullImage(client, { image: 'web', stallMs: 80, onProgress: () => undefined }, never)
  await expect(pull).rejects.toMatchObject({ code: 'PULL_STALLED' })
})

test('a slow pull that moves is not ended, however long it takes', async () => {
  const { client } = await connected((_, response) => {
    let current = 0
    const moving = setInterval(() => {
      current += 1
      response.write(`{"status":"Downloading","id":"a1","progressDetail":{"current":${current},"total":20}}\n`)
      if (current < 20) return
      clearInterval(moving)
      response.end()
    }, 25)
  })
  await pullImage(client, { image: 'web', stallMs: 200, onProgress: () => undefined }, never)
})

test('the login goes with the pull as the Engine takes it', async () => {
  const headers: unknown[] = []
  const { client } = await connected((request, response) => {
    headers.push(request.headers['x-registry-auth'])
    response.end()
  })
  const login = { registry: 'docker.io', username: 'ada', password: 'p?>~é' }
  await pullImage(client, { image: 'web', login, onProgress: () => undefined }, never)
  await pullImage(client, { image: 'web', login: null, onProgress: () => undefined }, never)
  const sent = JSON.parse(Buffer.from(String(headers[0]), 'base64url').toString('utf8'))
  expect(sent).toEqual({ username: 'ada', password: 'p?>~é', serveraddress: 'https://index.docker.io/v1/' })
  expect(headers[1]).toBeUndefined()
})

test('aborting a pull cancels it', async () => {
  const { engine, client } = await connected((_, response) => void response.write('{"status":"Pulling"}\n'))
  const reason = new Error('cancelled')
  const stop = new AbortController()
  const pull = pullImage(client, { image: 'web', onProgress: () => stop.abort(reason) }, stop.signal)
  await expect(pull).rejects.toBe(reason)
  await sleep(20)
  expect(engine.connections()).toBe(0)
})

test('a connection that breaks inside a pull is ENGINE_UNREACHABLE', async () => {
  const { client } = await connected((_, response) => {
    response.write('{"status":"Pulling"}\n')
    setTimeout(() => response.destroy(), 20)
  })
  const pull = pullImage(client, { image: 'web', onProgress: () => undefined }, never)
  await expect(pull).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
})
