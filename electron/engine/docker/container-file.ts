import { createHash } from 'node:crypto'
import type { FoundFile } from '../reconcile/adopted-container.ts'
import { shortId } from './container-inspection.ts'
import type { DockerClient } from './docker-client.ts'
import { isNotFound } from './docker-error.ts'
import { openStream } from './engine-stream.ts'
import { readFirstFile } from './tar-reader.ts'

/** More than any config or secret of a document has. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Digest, owner and mode of one file of a container, running or not, through its mounts (Engine API 1.41,
 * GET /containers/{id}/archive). null where there is no such file, or it is no regular one, or larger than 16 MiB.
 */
export async function findContainerFile(
  client: DockerClient,
  { id, path }: { readonly id: string; readonly path: string },
  signal: AbortSignal,
): Promise<FoundFile | null> {
  try {
    const archive = await readArchive(client, { id, path }, signal)
    const file = archive && readFirstFile(archive)
    if (!file) return null
    const { uid, gid, mode, bytes } = file
    return { uid, gid, mode, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

async function readArchive(
  client: DockerClient,
  { id, path }: { readonly id: string; readonly path: string },
  signal: AbortSignal,
): Promise<Buffer | null> {
  const asked = { call: `the look at ${path} of container ${shortId(id)}`, signal, timeoutMs: 30_000 }
  const request = { method: 'GET', path: `/containers/${encodeURIComponent(id)}/archive`, query: { path } } as const
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of await openStream(client, asked, request)) {
    chunks.push(chunk)
    length += chunk.length
    if (length > MAX_BYTES) return null
  }
  signal.throwIfAborted()
  return Buffer.concat(chunks)
}
