import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDebianImages } from '../../electron/start/images/debian-images.ts'
import { findDockerd, startPrivateEngine } from '../../electron/start/private-engine.ts'
import { aptIsOurs } from './system-packages.ts'

/** The images that the engine suites and the fixtures run on, made from Debian packages. */
export const testImages = [
  { recipe: 'base', name: 'testbed/base:1' },
  { recipe: 'busybox', name: 'testbed/busybox:1' },
  { recipe: 'nginx', name: 'testbed/nginx:1' },
  { recipe: 'node', name: 'testbed/node:1' },
  { recipe: 'postgres', name: 'testbed/postgres:1' },
  { recipe: 'redis', name: 'testbed/redis:1' },
] as const

/** A private Engine with the test images, or the reason why there is none. */
export type TestEngine =
  | { readonly kind: 'ready'; readonly address: string; stop(): Promise<void> }
  | { readonly kind: 'none'; readonly reason: string }

/** Where images and packages are kept between runs, so that the second run is quick. */
export const cacheFolder = (): string =>
  process.env['STACKWRIGHT_TEST_CACHE'] ?? join(tmpdir(), 'stackwright-test-cache')

/**
 * Starts a Docker Engine of our own as a child, with its own data root, and makes the test images on it. An Engine that
 * the machine has is never touched. STACKWRIGHT_TEST_DOCKER (unix://...) uses that Engine instead and leaves it running.
 */
export async function startTestEngine(): Promise<TestEngine> {
  const given = process.env['STACKWRIGHT_TEST_DOCKER']
  if (given) return { kind: 'ready', address: given, stop: async () => {} }
  if (process.platform !== 'linux') return { kind: 'none', reason: 'the private Engine needs Linux' }
  if (process.getuid?.() !== 0) return { kind: 'none', reason: 'starting a private Engine needs root' }
  if (!findDockerd()) return { kind: 'none', reason: 'dockerd is not installed (docker.io)' }
  if (!aptIsOurs()) return { kind: 'none', reason: 'the test images are made with apt, which is not here' }
  return bringUp()
}

async function bringUp(): Promise<TestEngine> {
  const folder = cacheFolder()
  mkdirSync(folder, { recursive: true })
  const engine = await startPrivateEngine({
    dataRoot: join(folder, 'engine'),
    runFolder: join(folder, 'run'),
    iptables: false,
    shutdownSeconds: 3,
    // Suites side by side, and bridges that a killed Engine left on the machine, use up the 31 ranges it is built with.
    addressPool: '10.214.0.0/16',
  })
  try {
    await ensureDebianImages({
      socketPath: engine.socketPath,
      images: testImages,
      cacheFolder: join(folder, 'packages'),
      onProgress: (line) => console.log(line),
    })
  } catch (error) {
    await engine.stop()
    throw error
  }
  return { kind: 'ready', address: `unix://${engine.socketPath}`, stop: () => engine.stop() }
}
