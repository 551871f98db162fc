import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { engineRequest } from '../../../electron/start/engine-request.ts'
import { socketOfAddress } from '../../../electron/start/engine-socket.ts'
import { ensureDebianImages } from '../../../electron/start/images/debian-images.ts'
import { hasDebianPackages } from '../../../electron/start/images/debian-packages.ts'

const socketPath = socketOfAddress(process.env['STACKWRIGHT_TEST_DOCKER'] ?? '') ?? ''
const name = 'stackwright-image-test/busybox:1'
const folder = mkdtempSync(join(tmpdir(), 'images-'))

afterEach(async () => {
  await engineRequest({ socketPath, method: 'DELETE', path: `/images/${encodeURIComponent(name)}` })
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(socketPath && hasDebianPackages())(
  'an image is made from Debian packages once, runs by itself and is left alone the second time',
  async () => {
    const request = { socketPath, cacheFolder: folder, images: [{ recipe: 'busybox', name }] } as const
    expect(await ensureDebianImages(request)).toEqual([name])
    expect(await ensureDebianImages(request)).toEqual([])
    expect(await runOnce(['sh', '-c', 'test -x /bin/sh && wget --help 2>/dev/null; exit 7'])).toBe(7)
  },
)

/** Runs a command in a container of the image and answers its exit code. */
const runOnce = async (command: readonly string[]): Promise<number> => {
  const post = (path: string, json?: unknown) =>
    engineRequest({ socketPath, method: 'POST', path, json, timeoutMs: 30_000 })
  const { Id } = JSON.parse((await post('/containers/create', { Image: name, Cmd: command })).body)
  await post(`/containers/${Id}/start`)
  const { StatusCode } = JSON.parse((await post(`/containers/${Id}/wait`)).body)
  await engineRequest({ socketPath, method: 'DELETE', path: `/containers/${Id}?force=1` })
  return StatusCode
}
