import { mkdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLocalSocket } from '../../electron/server/local-socket.ts'
import { localSocketPath } from '../../electron/server/local-socket-path.ts'
import { createFakeEngine } from './support/fake-engine.ts'

test('only this user can reach the socket', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-socket-'))
  const socket = await openLocalSocket({ engine: createFakeEngine(), dataFolder })
  expect(statSync(socket.path).mode & 0o777).toBe(0o600)
  await socket.close()
  await rm(dataFolder, { recursive: true })
})

test('a socket that a crash left behind is replaced', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stackwright-socket-'))
  const engine = createFakeEngine()
  const crashed = await openLocalSocket({ engine, dataFolder })
  const next = await openLocalSocket({ engine, dataFolder })
  expect(next.path).toBe(crashed.path)
  await crashed.close()
  await next.close()
  await rm(dataFolder, { recursive: true })
})

test('a folder with a long path gets a short address, always the same one', async () => {
  const dataFolder = join(await mkdtemp(join(tmpdir(), 'stackwright-socket-')), 'x'.repeat(120))
  mkdirSync(dataFolder)
  const path = localSocketPath(dataFolder)
  expect(path.length).toBeLessThanOrEqual(100)
  expect(localSocketPath(`${dataFolder}/`)).toBe(path)
  const socket = await openLocalSocket({ engine: createFakeEngine(), dataFolder })
  expect(statSync(socket.path).mode & 0o777).toBe(0o600)
  await socket.close()
  await rm(dataFolder, { recursive: true })
})
