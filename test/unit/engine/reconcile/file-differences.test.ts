import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { AdoptedContainer, FoundFile } from '#engine/reconcile/adopted-container.ts'
import { fileDifferences } from '#engine/reconcile/file-differences.ts'
import type { ContainerFile, ContainerPayload } from '#engine/reconcile/host-driver.ts'
import { mountDifferences } from '#engine/reconcile/mount-differences.ts'
import { anonymous, composed } from './composed.ts'

const bytes = Buffer.from('of the document')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const token: ContainerFile = { root: '/', path: 'run/secrets/token', uid: 0, gid: 0, mode: 0o444, sha256, bytes }

const payloadWith = (file: ContainerFile, hostConfig: Record<string, unknown> = {}): ContainerPayload => ({
  Image: 'testbed/web:1',
  HostConfig: hostConfig,
  networks: [],
  files: [file],
})

/** As Compose has it: the file of the host, mounted, with the owner and the mode that it has there. */
const mounted = (file: Partial<FoundFile> = {}): AdoptedContainer =>
  composed({
    mounts: [
      { ...anonymous('/run/secrets/token'), type: 'bind', name: '', source: '/srv/shop/token.txt', readOnly: true },
      anonymous('/scratch'),
    ],
    files: new Map([['/run/secrets/token', { sha256, uid: 1000, gid: 1000, mode: 0o640, ...file }]]),
  })

const differences = (payload: ContainerPayload, found: AdoptedContainer) => [
  ...mountDifferences(payload, found),
  ...fileDifferences(payload, found),
]

test('a secret that Compose mounted from a file with the same bytes is no difference', () => {
  expect(differences(payloadWith(token), mounted())).toEqual([])
})

test('other bytes are, by the path of the file; so is a file that is not there', () => {
  expect(differences(payloadWith(token), mounted({ sha256: 'other' }))).toEqual(['file /run/secrets/token'])
  expect(differences(payloadWith(token), composed())).toEqual(['file /run/secrets/token'])
})

test('owner and mode count where the document sets them', () => {
  const asked = payloadWith({ ...token, mode: 0o400 })
  expect(differences(asked, mounted())).toEqual(['owner and mode of file /run/secrets/token'])
  expect(differences(asked, mounted({ uid: 0, gid: 0, mode: 0o400 }))).toEqual([])
})

test('the volume that holds copied files of a read-only container is not missed where Compose mounted the files', () => {
  const file = { ...token, root: '/run/secrets', path: 'token' }
  const volume = { Type: 'volume', Source: 'shop_web_files_0123456789ab', Target: '/run/secrets' }
  expect(differences(payloadWith(file, { Mounts: [volume] }), mounted())).toEqual([])
})

test('another mount that the document does not ask for is a difference still', () => {
  const found = mounted()
  const more = { ...found, mounts: [...found.mounts, { ...anonymous('/other'), type: 'bind', source: '/etc' }] }
  expect(differences(payloadWith(token), more)).toEqual(['volumes'])
})
